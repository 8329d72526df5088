// What pages do beyond their links: marks in a document's text, the field of a correction, a few keys.
// Every page reads well without it.

import { marks } from "./marks.js";

marks(document);

// Only the inputs of the chosen field are shown.
for (const form of document.querySelectorAll("form.judge")) {
  const chooser = form.querySelector("[data-chooses]");
  if (!chooser) continue;
  const choose = () => {
    for (const label of form.querySelectorAll("[data-for]")) label.hidden = label.dataset.for !== chooser.value;
  };
  chooser.addEventListener("change", choose);
  choose();
}

// Keys go to a button or a link and never press a button: looking must not decide.
const places = {
  j: () => document.querySelector("a[rel=next]")?.click(),
  k: () => document.querySelector("a[rel=prev]")?.click(),
  a: () => document.querySelector("button.accept")?.focus(),
  r: () => document.querySelector("button.reject")?.focus(),
  "/": () => document.querySelector("input[type=search]")?.focus(),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select, textarea")) return;
  const go = places[event.key];
  if (go) {
    event.preventDefault();
    go();
  }
});
