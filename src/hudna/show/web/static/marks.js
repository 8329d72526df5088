// Marks in the text of a document, each paragraph one text node: splitting an Arabic word into elements may part its
// letters.  Positions come as code points; a browser counts UTF-16 units.

const STILL = ["evidence", "trigger", "inferred", "gap", "found"];

export function marks(page) {
  const paragraphs = [...page.querySelectorAll("p.text[data-marks]")].map(read);
  if (!paragraphs.length || !globalThis.CSS?.highlights) return;
  for (const kind of STILL) {
    const ranges = paragraphs.flatMap((one) => one.marks.filter((mark) => mark.kind === kind).map((mark) => mark.range));
    if (kind !== "evidence") CSS.highlights.set(kind, new Highlight(...ranges));
  }
  for (const note of page.querySelectorAll("[data-ref]")) {
    for (const event of ["mouseenter", "focusin"]) note.addEventListener(event, () => light(paragraphs, note.dataset.ref));
    for (const event of ["mouseleave", "focusout"]) note.addEventListener(event, dark);
  }
  for (const one of paragraphs) one.element.addEventListener("click", (event) => point(page, paragraphs, one, event));
}

function read(element) {
  const node = element.firstChild;
  const units = unitsOf(node.data);
  const marks = JSON.parse(element.dataset.marks).map(([start, end, kind, ref]) => {
    const range = new Range();
    range.setStart(node, units(start));
    range.setEnd(node, units(end));
    return { kind, ref, range };
  });
  return { element, marks };
}

// From code points to UTF-16 units; the same number unless the text has letters beyond the first plane.
export function unitsOf(text) {
  const wide = [];
  let n = 0;
  for (const letter of text) {
    if (letter.length === 2) wide.push(n);
    n += 1;
  }
  return (at) => at + wide.filter((place) => place < at).length;
}

function light(paragraphs, ref) {
  const mine = paragraphs.flatMap((one) => one.marks.filter((mark) => mark.ref === ref));
  CSS.highlights.set("evidence", new Highlight(...mine.filter((mark) => mark.kind === "evidence").map((mark) => mark.range)));
  CSS.highlights.set("part", new Highlight(...mine.filter((mark) => mark.kind === "part").map((mark) => mark.range)));
}

function dark() {
  CSS.highlights.delete("evidence");
  CSS.highlights.delete("part");
}

// A click on the text shows the notes of what stands there.
function point(page, paragraphs, one, event) {
  const at = page.caretPositionFromPoint?.(event.clientX, event.clientY);
  const old = at ? null : page.caretRangeFromPoint?.(event.clientX, event.clientY);
  const [node, offset] = at ? [at.offsetNode, at.offset] : [old?.startContainer, old?.startOffset];
  if (!node) return;
  const here = one.marks.filter((mark) => mark.kind === "trigger" && mark.range.isPointInRange(node, offset));
  const around = one.marks.filter((mark) => mark.kind === "evidence" && mark.range.isPointInRange(node, offset));
  const refs = new Set((here.length ? here : around).map((mark) => mark.ref));
  for (const note of page.querySelectorAll("[data-ref]")) note.classList.toggle("here", refs.has(note.dataset.ref));
  const [first] = refs;
  if (first) light(paragraphs, first);
  else dark();
}
