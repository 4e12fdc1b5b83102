// A courtesy while one types: says at once that something looks like a CPR number, and shows where. Nothing is sent
// or kept; the server is the judge. The rules are made by praksisnet.guard.pattern, and a test holds them to it.
"use strict";

const RULES = {"number": "(?<!\\d)(?<!\\d[.\\/-])(?:(?:0[1-9]|1\\d|2\\d)([ .\\/-]?)(?:0[1-9]|1[0-2])|30([ .\\/-]?)(?:01|03|04|05|06|07|08|09|10|11|12)|31([ .\\/-]?)(?:01|03|05|07|08|10|12))(?:\\1|\\2|\\3)\\d\\d[ \\u00a0_\\u2010-\\u2014.\\/-]{0,3}\\d{4}(?!\\d|[.:\\/-]\\d|[ \\u00a0]kr\\b)", "labels": [["\\bP[-\\s]?(?:nr|nummer|numre|no)\\b[.:#\\s]*$", "10"], ["\\bproduktionsenhed\\w*[.:#\\s]*(?:nr\\.?\\s*)?$", "10"], ["\\bISBN(?:-?1[03])?[.:\\s]*$", ""], ["\\b(?:reg|konto)\\w*\\b[^\\n\\d]{0,12}[0-9]{4}[\\s,.-]{0,3}(?:\\bkonto\\w*[.:\\s]{0,3})?$", ""]], "lookBack": 48};
const NUMBER = new RegExp(RULES.number, "g");
const LABELS = RULES.labels.map(([label, begin]) => [new RegExp(label, "i"), begin]);

function isLabelled(text, found) {
  const before = text.slice(Math.max(0, found.index - RULES.lookBack), found.index);
  return /^\d{10}$/.test(found[0]) && LABELS.some(([label, begin]) => found[0].startsWith(begin) && label.test(before));
}

function firstNumber(text) {
  return [...text.matchAll(NUMBER)].find((found) => !isLabelled(text, found));
}

function watch(place) {
  const field = document.getElementById(place.dataset.watches);
  const words = place.querySelector("span");
  if (!field || place.dataset.on) return;
  place.dataset.on = "yes";
  field.addEventListener("input", () => {
    words.hidden = !firstNumber(field.value);
  });
  place.querySelector("button").addEventListener("click", () => {
    const found = firstNumber(field.value);
    field.focus();
    if (found) field.setSelectionRange(found.index, found.index + found[0].length);
  });
}

document.querySelectorAll("[data-watches]").forEach(watch);
