// For those who work here. Keeps on the server what is typed, some seconds after each pause, and says before the session ends. The pages
// do the rest: without this, a form that comes too late is kept aside when it is handed in.
"use strict";
(() => {
  const bar = document.querySelector("form[data-sessie]");
  if (!bar) return;
  const told = bar.querySelector("[role=status]");
  const button = bar.querySelector("button");
  const PAUSE = 3000;
  const MOST_WAIT = 15000;
  const WARN = 120000;
  let ends = 0;
  let last = false;
  // Where the person was before the button.
  let before = null;
  button.addEventListener("focus", (event) => { before = event.relatedTarget; });

  // Typing in one tab keeps the person signed in in all of them.
  const others = "BroadcastChannel" in window ? new BroadcastChannel("schakel-sessie") : null;
  const lasts = (seconds, isLast) => {
    ends = Date.now() + seconds * 1000;
    last = isLast;
    look();
  };
  const heard = (rest, isLast) => {
    lasts(rest, isLast);
    if (others) others.postMessage({ ends, last });
  };
  const look = () => {
    const left = ends - Date.now();
    const says = left <= 0 ? bar.dataset.voorbij : left <= WARN ? (last ? bar.dataset.einde : bar.dataset.straks) : "";
    if (told.textContent !== says) told.textContent = says;
    bar.classList.toggle("zichtbaar", says !== "");
    const hide = says === "" || left <= 0 || last;
    if (hide && document.activeElement === button) (before || document.querySelector("main")).focus({ preventScroll: true });
    button.hidden = hide;
  };
  if (others) {
    others.addEventListener("message", ({ data }) => {
      if (data.ends > ends) { ends = data.ends; last = data.last; look(); }
    });
  }
  bar.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const answer = await fetch(bar.action, { method: "POST", body: new URLSearchParams({ csrf: bar.elements.csrf.value }) });
      if (answer.ok) { const said = await answer.json(); heard(said.rest, said.last); }
      else if (answer.status === 401 || answer.status === 403) { ends = 0; look(); }
    } catch { /* No network now: the warning stays, and so does the button. */ }
  });

  for (const mark of document.querySelectorAll("form [data-typen]")) {
    const form = mark.closest("form");
    const standing = mark.textContent;
    let timer = 0;
    let since = 0;
    let dirty = false;
    let sent = false;

    // That it is kept is there to be read; a voice says it only when it is not.
    const says = (text, isFault) => {
      if (mark.textContent === text) return;
      if (isFault) mark.setAttribute("role", "alert"); else mark.removeAttribute("role");
      mark.textContent = text;
    };
    const isTyped = (field) => field.name && !["hidden", "submit", "button", "file", "password"].includes(field.type);
    // What the page said when it was opened.
    const first = (field) => {
      if (field.type === "checkbox" || field.type === "radio") return field.defaultChecked ? [field.value] : [];
      if (field.options) {
        const chosen = [...field.options].filter((one) => one.defaultSelected);
        return (chosen.length || field.multiple ? chosen : [...field.options].slice(0, 1)).map((one) => one.value);
      }
      return [field.defaultValue];
    };
    const body = () => {
      const fields = [...form.elements].filter(isTyped);
      const was = new URLSearchParams();
      for (const field of fields) for (const value of first(field)) was.append(field.name, value);
      const now = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (fields.some((field) => field.name === name)) now.append(name, value);
      const whole = new URLSearchParams({
        csrf: form.elements.csrf.value,
        form: form.elements.form.value,
        pagina: form.elements.pagina.value,
        doel: new URL(form.action).pathname,
        velden: now.toString(),
        was: was.toString(),
      });
      for (const name of new Set(fields.map((field) => field.name))) whole.append("naam", name);
      if (form.elements.version) whole.append("versie", form.elements.version.value);
      if (form.elements.teruggezet) whole.append("teruggezet", form.elements.teruggezet.value);
      return whole;
    };
    const keep = async (leaving) => {
      clearTimeout(timer);
      timer = 0;
      if (!dirty || sent) return;
      dirty = false;
      since = 0;
      const whole = body();
      // A browser that closes takes no more than this along.
      const keepalive = leaving && whole.toString().length < 60000;
      try {
        const answer = await fetch("/in/getypt", { method: "POST", body: whole, keepalive });
        if (answer.status === 401 || answer.status === 403) {
          says(mark.dataset.voorbij, true);
          ends = 0;
          look();
          return;
        }
        const said = answer.headers.get("content-type") === "application/json" ? await answer.json() : null;
        if (said) { says(said.said, !answer.ok); heard(said.rest, said.last); }
        if (!said) { says(mark.dataset.niet, true); dirty = true; }
      } catch {
        says(mark.dataset.niet, true);
        dirty = true;
      }
    };
    const typed = () => {
      dirty = true;
      const now = Date.now();
      since ||= now;
      clearTimeout(timer);
      timer = setTimeout(keep, Math.min(PAUSE, Math.max(0, since + MOST_WAIT - now)));
    };
    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    // What was typed in the last seconds goes along apart: the network may fail just now. What was handed in is not kept again.
    form.addEventListener("submit", () => { keep(true); sent = true; clearTimeout(timer); });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keep(true); });
    window.addEventListener("pagehide", () => keep(true));
    // Back by the button of the browser: the page is as it was, and is typed in again.
    window.addEventListener("pageshow", (event) => { if (event.persisted) { sent = false; says(standing, false); } });
  }

  heard(Number(bar.dataset.rest), "laatste" in bar.dataset);
  setInterval(look, 1000);
  document.addEventListener("visibilitychange", look);
})();
