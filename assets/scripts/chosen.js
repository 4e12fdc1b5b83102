// Who is chosen in a long list stays chosen on its other pages, until the choice is used. Without this file one chooses on
// one page, or all of the list.
"use strict";

function startChoosing(form) {
  const key = `chosen:${form.dataset.chosen}`;
  const boxes = [...document.querySelectorAll(`input[type="checkbox"][form="${form.id}"]`)];
  const said = form.querySelector(".js-chosen-said");
  if (window.location.hash === "#none") {
    sessionStorage.removeItem(key);
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
  }
  if (form.elements.all) return;
  const chosen = new Set(JSON.parse(sessionStorage.getItem(key) || "[]"));
  const all = document.createElement("button");

  function keep() {
    sessionStorage.setItem(key, JSON.stringify([...chosen]));
    if (said) said.textContent = form.dataset.said.replace("#", chosen.size);
    all.setAttribute("aria-pressed", String(boxes.every((box) => box.checked)));
  }

  function choose(box, isChosen) {
    box.checked = isChosen;
    chosen[isChosen ? "add" : "delete"](box.value);
  }

  // What is ticked on a page that is new was ticked before this file came; on another one the browser has kept it of an
  // earlier visit, and that counts less than what was chosen since.
  const isNew = performance.getEntriesByType("navigation")[0].type === "navigate";
  boxes.forEach((box) => {
    if (isNew && box.checked) chosen.add(box.value);
    box.checked = chosen.has(box.value);
    box.addEventListener("change", () => {
      choose(box, box.checked);
      keep();
    });
  });
  all.type = "button";
  all.className = "function-link";
  all.textContent = form.dataset.page;
  all.addEventListener("click", () => {
    const isChosen = !boxes.every((box) => box.checked);
    boxes.forEach((box) => choose(box, isChosen));
    keep();
  });
  form.querySelector(".pn-chosen-count").prepend(all, " ");
  form.addEventListener("submit", () => {
    const here = new Set(boxes.map((box) => box.value));
    form.querySelector(".js-chosen-others")?.remove();
    const others = document.createElement("input");
    others.type = "hidden";
    others.name = "ones";
    others.className = "js-chosen-others";
    others.value = [...chosen].filter((pk) => !here.has(pk)).join(",");
    form.append(others);
  });
  keep();
}

document.querySelectorAll("form.js-chosen").forEach(startChoosing);
