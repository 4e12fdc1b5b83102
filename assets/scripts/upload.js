// Files are uploaded as soon as they are chosen or dropped, each with its progress, and wait for the form in a list.
// Without this file, or without a session, they are sent with the form as always.
"use strict";

// Every file in a folder that was dropped, and in the folders within it.
async function filesWithin(entry) {
  if (!entry) return [];
  if (entry.isFile) return [await new Promise((found, failed) => entry.file(found, failed))];
  const reader = entry.createReader();
  const inside = [];
  for (;;) {
    const some = await new Promise((found, failed) => reader.readEntries(found, failed));
    if (!some.length) return (await Promise.all(inside.map(filesWithin))).flat();
    inside.push(...some);
  }
}

function startUpload(place) {
  const field = place.querySelector('input[type="file"]');
  const list = place.querySelector(".pn-uploads");
  const said = place.querySelector('[role="status"]');
  const words = place.querySelector(".pn-upload-words").dataset;
  const line = place.querySelector(".pn-upload-line").content.firstElementChild;
  const { address, name, several } = place.dataset;
  const form = field.form;
  const queue = [];
  let sending = false;
  let waits = null;

  function lineFor(file) {
    const made = line.cloneNode(true);
    made.querySelector("b").textContent = file.name;
    list.append(made);
    return made;
  }

  // In the words of the page: what the server never got to say.
  function problem(text) {
    const told = document.createElement("span");
    told.className = "form-error-message";
    told.innerHTML = '<span class="sr-only"></span> ';
    told.firstChild.textContent = words.error;
    told.append(text);
    return told.outerHTML;
  }

  function refuse(made, file, answer) {
    made.className = "pn-refused";
    made.querySelector("progress")?.remove();
    made.querySelector("span").outerHTML = answer;
    const away = document.createElement("button");
    away.type = "button";
    away.className = "function-link";
    away.textContent = words.away;
    away.setAttribute("aria-label", `${words.away}: ${file.name}`);
    away.addEventListener("click", () => {
      made.remove();
      field.focus();
    });
    made.append(" ", away);
    said.textContent = words.refused.replace("#", file.name);
    waits = null;
  }

  function show(made, percent) {
    const bar = made.querySelector("progress");
    const told = made.querySelector("span");
    if (percent < 100) {
      bar.value = percent;
      told.textContent = words.sending.replace("#", percent);
    } else {
      bar.removeAttribute("value");
      told.textContent = words.checking;
    }
    bar.setAttribute("aria-label", `${made.querySelector("b").textContent}: ${told.textContent}`);
  }

  function send(made, file) {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("field", name);
    body.append("file", file);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) show(made, Math.floor((100 * event.loaded) / event.total));
    });
    request.addEventListener("loadend", () => {
      if (request.status === 201) {
        if (!several) list.querySelectorAll("li").forEach((other) => other !== made && other.remove());
        made.outerHTML = request.responseText;
        said.textContent = words.ready.replace("#", file.name);
      } else {
        refuse(made, file, request.status === 422 ? request.responseText : problem(words.failed));
      }
      next();
    });
    show(made, 0);
    request.open("POST", address);
    request.send(body);
  }

  function next() {
    const one = queue.shift();
    sending = Boolean(one);
    if (one) {
      send(...one);
    } else if (waits) {
      form.requestSubmit(waits.isConnected ? waits : undefined);
    }
  }

  // Nothing but the list: the files stay in the control, and go with the form.
  function tell(files) {
    list.replaceChildren();
    files.forEach((file) => {
      const made = lineFor(file);
      made.querySelector("progress").remove();
      made.className = "pn-uploaded";
      made.querySelector("span").textContent = words.goes;
      if (file.size > Number(place.dataset.most)) refuse(made, file, problem(words.large));
    });
  }

  function take(chosen) {
    const files = several ? [...chosen] : [...chosen].slice(0, 1);
    if (!address) {
      tell(files);
      return;
    }
    field.value = "";
    files.forEach((file) => {
      const made = lineFor(file);
      if (file.size > Number(place.dataset.most)) refuse(made, file, problem(words.large));
      else queue.push([made, file]);
    });
    if (!sending) next();
  }

  // Of a folder only what could be a document: what the machine itself keeps in it is nobody's choice.
  function takeFolder(files) {
    const endings = field.accept.split(",");
    const wanted = files.filter((file) => endings.some((ending) => file.name.toLowerCase().endsWith(ending)));
    const told = folder.querySelector("span");
    const left = files.length - wanted.length;
    told.textContent = left ? told.dataset.left.replace("#", left) : "";
    take(wanted);
  }

  const folder = place.querySelector(".pn-upload-folder");
  if (folder && "webkitdirectory" in field && address) {
    folder.hidden = false;
    folder.querySelector("button").addEventListener("click", () => {
      field.webkitdirectory = true;
      field.click();
    });
    field.addEventListener("cancel", () => (field.webkitdirectory = false));
  }

  field.addEventListener("change", () => {
    const chosen = [...field.files];
    if (field.webkitdirectory) {
      field.webkitdirectory = false;
      takeFolder(chosen);
    } else {
      take(chosen);
    }
  });
  ["dragenter", "dragover"].forEach((kind) => place.addEventListener(kind, () => place.classList.add("is-over")));
  ["dragleave", "drop"].forEach((kind) => place.addEventListener(kind, () => place.classList.remove("is-over")));
  place.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    const entries = folder && address ? [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()) : [];
    if (entries.some((entry) => entry && entry.isDirectory)) {
      Promise.all(entries.map(filesWithin)).then((found) => takeFolder(found.flat()));
      return;
    }
    if (!address) field.files = event.dataTransfer.files;
    take(event.dataTransfer.files);
  });
  form.addEventListener("submit", (event) => {
    if (!sending) return;
    event.preventDefault();
    waits = event.submitter || form.querySelector("button");
    said.textContent = words.waits;
  });
  place.querySelector(".pn-upload-hint").hidden = false;
}

// A file that is dropped beside the place would take the page away.
["dragover", "drop"].forEach((kind) =>
  window.addEventListener(kind, (event) => {
    if ([...event.dataTransfer.types].includes("Files")) event.preventDefault();
  }),
);
document.querySelectorAll(".pn-upload").forEach(startUpload);
