// The search box: “/” goes to it from anywhere, and while one types it offers words and things, as a combobox of the
// ARIA Authoring Practices. Without this file it is a field with a button.
"use strict";

const WAIT = 200; // milliseconds after the last letter
const SHORTEST = 3;

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const fields = [...document.querySelectorAll("[data-suggests] input[name=words]")];
  const field = fields.find((one) => one.offsetParent !== null);
  const link = document.querySelector("a.pn-find-link");
  if (!field && !link) return;
  event.preventDefault();
  if (field) {
    field.focus();
    field.select();
  } else link.click();
});

class Finder {
  constructor(box, number) {
    this.box = box;
    this.field = box.querySelector("input[name=words]");
    this.at = -1;
    this.list = document.createElement("ul");
    this.list.id = `suggestions-${number}`;
    this.list.className = "pn-suggestions no-max-width";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", box.dataset.label);
    this.list.hidden = true;
    this.said = document.createElement("span");
    this.said.className = "sr-only";
    this.said.setAttribute("role", "status");
    this.field.setAttribute("role", "combobox");
    this.field.setAttribute("aria-autocomplete", "list");
    this.field.setAttribute("aria-expanded", "false");
    this.field.setAttribute("aria-controls", this.list.id);
    box.append(this.list, this.said);
    this.field.addEventListener("input", () => this.later());
    this.field.addEventListener("keydown", (event) => this.pressed(event));
    this.field.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.pick(option);
    });
  }

  later() {
    clearTimeout(this.timer);
    this.asking?.abort();
    if (this.field.value.trim().length < SHORTEST) this.close();
    else this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const token = document.querySelector("input[name=csrfmiddlewaretoken]");
    if (!token) return;
    this.asking = new AbortController();
    try {
      const answer = await fetch(this.box.dataset.suggests, {
        method: "POST",
        body: new URLSearchParams({ words: this.field.value }),
        headers: { "X-CSRFToken": token.value, Accept: "application/json" },
        signal: this.asking.signal,
      });
      if (answer.ok && !answer.redirected) this.show(await answer.json());
    } catch {
      // No net, signed out, or something newer was typed: the button still searches.
    }
  }

  show({ words, things }) {
    this.at = -1;
    this.field.removeAttribute("aria-activedescendant");
    const options = [
      ...words.map((word) => this.option(word, "", "")),
      ...things.map((thing) => this.option(thing.title, thing.what, thing.address)),
    ];
    options.forEach((option, number) => {
      option.id = `${this.list.id}-${number}`;
    });
    this.list.replaceChildren(...options);
    const isOpen = options.length > 0 && document.activeElement === this.field;
    this.list.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", String(isOpen));
    const { one, many } = this.box.dataset;
    this.said.textContent = !isOpen ? "" : options.length === 1 ? one : many.replace("#", options.length);
  }

  option(text, what, address) {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const name = document.createElement("span");
    name.textContent = text;
    option.append(name);
    if (what) {
      const kind = document.createElement("span");
      kind.className = "what";
      kind.textContent = what;
      option.append(" ", kind);
    }
    option.dataset.text = text;
    option.dataset.address = address;
    return option;
  }

  pressed(event) {
    const options = [...this.list.children];
    if (this.list.hidden || options.length === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const places = options.length + 1; // and the field itself
      this.go(options, ((this.at + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.pick(options[this.at]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }

  go(options, at) {
    this.at = at;
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    if (at < 0) this.field.removeAttribute("aria-activedescendant");
    else {
      this.field.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    }
  }

  pick(option) {
    if (option.dataset.address) {
      window.location.assign(option.dataset.address);
      return;
    }
    this.field.value = option.dataset.text;
    this.close();
    this.field.form.requestSubmit();
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.at = -1;
    this.list.hidden = true;
    this.list.replaceChildren();
    this.said.textContent = "";
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }
}

document.querySelectorAll("[data-suggests]").forEach((box, number) => new Finder(box, number));
