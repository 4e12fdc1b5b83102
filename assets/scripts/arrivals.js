// The list at the door. Without this file each press is a form of its own. With it a press is seen at once, is kept on
// the device until the server has it, and is sent in order; what is kept holds ids and times, never names.
"use strict";

(() => {
  const door = document.querySelector("[data-door]");
  if (!door) return;
  const { address, meeting } = door.dataset;
  const texts = JSON.parse(door.dataset.texts);
  const csrf = door.querySelector("[name=csrfmiddlewaretoken]").value;
  const store = `praksisnet.arrivals.${meeting}`;
  const POLL = 15_000, RETRY = 5_000;  // milliseconds
  const find = (id) => document.getElementById(id);
  const rows = new Map([...door.querySelectorAll("[data-row]")].map((row) => [row.dataset.row, row]));
  let known = JSON.parse(door.dataset.state), isSending = false, retry = 0, isSignedOff = false, hasWaited = false;

  const say = (text, values = {}) => text.replace(/%\((\w+)\)s/g, (all, name) => values[name] ?? all);
  const plural = (name, count, values) => say(texts[name][count === 1 ? 0 : 1], values);

  // What is kept. Read anew each time: a second tab may have sent it. A full or closed store loses no press of this page.
  let memory = [];
  function kept() {
    try {
      memory = JSON.parse(localStorage.getItem(store) || "[]");
    } catch { /* what this page remembers */ }
    return memory;
  }
  function keep(presses) {
    memory = presses;
    try {
      if (presses.length) localStorage.setItem(store, JSON.stringify(presses));
      else localStorage.removeItem(store);
    } catch { /* as above */ }
  }
  function newKey() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  // Who is here as far as this device knows: what the server said, and then what is kept.
  function here() {
    const found = { ...known.here };
    kept().forEach((press) => {
      if (press.kind === "arrive") found[press.registration] ??= clock(new Date(press.at));
      else delete found[press.registration];
    });
    return found;
  }
  function clock(moment) {
    return `${moment.getHours()}${document.documentElement.lang === "da" ? "." : ":"}${String(moment.getMinutes()).padStart(2, "0")}`;
  }

  function draw() {
    const found = here(), waiting = kept();
    let count = known.count;
    const change = (id, step) => { if (!rows.get(id)?.dataset.online) count += step; };
    Object.keys(found).forEach((id) => { if (!(id in known.here)) change(id, 1); });
    Object.keys(known.here).forEach((id) => { if (!(id in found)) change(id, -1); });
    find("count").textContent = plural("count", count, { here: count, total: known.total });
    rows.forEach((row, id) => {
      const isHere = id in found;
      row.querySelector("[data-absent]").hidden = isHere;
      row.querySelector("[data-here]").hidden = !isHere;
      if (isHere) row.querySelector("[data-at]").textContent = say(texts.at, { time: found[id] });
    });
    drawPlaces(found);
    drawKept(waiting.length);
  }
  function drawPlaces(found) {
    const counts = {};
    Object.entries(known.places).forEach(([id, pair]) => { counts[id] = [...pair]; });
    rows.forEach((row, id) => {
      const place = counts[row.dataset.place];
      if (place) place[0] += (id in found) - (id in known.here);
    });
    Object.entries(counts).forEach(([id, [came, total]]) => {
      const shown = find(`place${id}`);
      if (shown) shown.textContent = say(texts.of, { here: came, total });
    });
  }
  // Said only once something could not be sent at once; then also that it has been.
  function drawKept(count) {
    const box = find("kept");
    const text = isSignedOff ? texts.signedOff : count ? plural("kept", count, { count }) : texts.sent;
    tell("kept", hasWaited ? text : "");
    box.classList.toggle("is-sent", !count && !isSignedOff);
  }
  function tell(id, text) {
    if (find(id).textContent !== text) find(id).textContent = text;
    find(id).hidden = !text;
  }

  const pressed = new Map();
  function press(kind, id, token = "") {
    const row = rows.get(id);
    if (!row) return tell("said", texts.stranger);
    // Two quick presses on one spot are one: the second would meet the button that takes the first back.
    if (kind === "undo" && Date.now() - (pressed.get(id) || 0) < 1000) return undefined;
    pressed.set(id, Date.now());
    const at = here()[id];
    if (kind === "arrive" && at) {
      tell("said", say(texts.again, { who: row.dataset.name, time: at }));
      return undefined;
    }
    hasWaited &&= kept().length > 0;
    keep([...kept(), { key: newKey(), registration: id, kind, at: new Date().toISOString(), token }]);
    tell("said", say(kind === "arrive" ? texts.arrived : texts.undone, { who: row.dataset.who, name: row.dataset.name }));
    draw();
    return send();
  }

  async function ask(body) {
    const answer = await fetch(address, {
      method: body ? "POST" : "GET", body, credentials: "same-origin", redirect: "manual", cache: "no-store",
      headers: { "X-CSRFToken": csrf, Accept: "application/json" },
    });
    // A session or a token that has run out: nothing is lost, and somebody logs on again.
    isSignedOff = answer.status === 403 || answer.type === "opaqueredirect";
    if (!answer.ok && answer.status !== 422 && answer.status !== 404) throw new Error(answer.status);
    return answer.status === 404 ? { refused: texts.stranger } : answer.json();
  }

  // One after another; a press leaves the store when the server has answered it.
  async function send() {
    if (isSending) return;
    isSending = true;
    clearTimeout(retry);
    try {
      for (let next = kept()[0]; next; next = kept()[0]) {
        const answer = await ask(new URLSearchParams(next));
        keep(kept().filter((one) => one.key !== next.key));
        if (answer.refused) tell("said", answer.refused);
        if (answer.here) known = answer;
        draw();
      }
    } catch {
      hasWaited = true;
      retry = setTimeout(send, RETRY);
    }
    isSending = false;
    draw();
  }

  async function look() {
    if (document.hidden || isSending || kept().length) return;
    try {
      known = await ask();
      draw();
    } catch { /* without a connection the list stands as it was */ }
  }

  door.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || !["arrive", "undo"].includes(button.name)) return;
    event.preventDefault();
    press(button.name, button.value);
    const row = rows.get(button.value);
    row.querySelector(button.name === "arrive" ? "[name=undo]" : "[name=arrive]").focus();
  });

  const search = find("q"), absent = find("absent");
  // As the server folds names: ø is typed as oe where a keyboard has none.
  const danish = { æ: "ae", ø: "oe", å: "aa" };
  const bare = (text) => text.normalize("NFC").toLowerCase().replace(/[æøå]/g, (one) => danish[one]).normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  function sift() {
    const wanted = bare(search.value.trim());
    let shown = 0;
    rows.forEach((row) => {
      const isHere = !row.querySelector("[data-here]").hidden;
      row.hidden = !bare(row.dataset.who).includes(wanted) || (absent.checked && isHere);
      shown += !row.hidden;
    });
    find("nobody").hidden = shown > 0;
  }
  search.form.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", sift);
  // Who is checked in meanwhile stays in sight, so that the press can be taken back.
  absent.addEventListener("change", sift);
  find("sift").hidden = false;

  // The camera, where the browser can read codes by itself. Elsewhere the phone's own camera opens the page of a code.
  async function scan() {
    const video = find("video"), detector = new BarcodeDetector({ formats: ["qr_code"] });
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      await video.play();
    } catch {
      return tell("said", texts.noCamera);
    }
    video.hidden = find("scan-stop").hidden = false;
    find("scan-start").hidden = true;
    let last = "", lastAt = 0;
    while (video.srcObject) {
      const codes = await detector.detect(video).catch(() => []);
      const read = codes[0]?.rawValue || "";
      if (read && (read !== last || Date.now() - lastAt > 3000)) {
        [last, lastAt] = [read, Date.now()];
        scanned(read);
      }
      await new Promise((done) => { setTimeout(done, 150); });
    }
    return undefined;
  }
  function scanned(read) {
    const token = read.match(/\/check-in\/([\w-]+\.[\w-]+)\//)?.[1];
    try {
      const said = atob(token.split(".")[0].replace(/-/g, "+").replace(/_/g, "/")).split("\n");
      press("arrive", said[1], token);
    } catch {
      tell("said", texts.stranger);
    }
  }
  function stop() {
    const video = find("video");
    video.srcObject?.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    video.hidden = find("scan-stop").hidden = true;
    find("scan-start").hidden = false;
  }
  if ("BarcodeDetector" in window && navigator.mediaDevices?.getUserMedia) {
    find("scan").hidden = false;
    find("scan-start").addEventListener("click", scan);
    find("scan-stop").addEventListener("click", stop);
  }

  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", look);
  setInterval(look, POLL);
  sift();
  draw();
  send();
})();
