// The page: what somebody types goes to the worker, and what the library says comes back. Nothing is sent anywhere.
const WORDS = {
  nl: {
    lead: "Wordt deze fysiotherapie vergoed, wie betaalt, en waarom?",
    private: "Geen geval verlaat deze pagina.",
    private_how: "De vragen worden in deze browser beantwoord; de pagina mag met geen andere computer praten.",
    language: "Taal", loading: "Laden", input: "Vragen en geval", results: "Antwoord en plan", ask: "Vragen", next: "Verder", unknown: "Weet ik niet", back: "Terug", again: "Opnieuw",
    case: "Het geval", example: "Een voorbeeld:", toml: "Het geval zoals het in een bestand staat:", explain: "Beantwoord",
    answer: "Het antwoord", plan: "Een reeks behandelingen", sessions: "Behandelingen:", every: "Dagen ertussen:", draw: "Reken uit",
    advice: "Dit is geen juridisch advies. Vergelijk met de wet en de polis voordat u op een antwoord vertrouwt.",
    own: "een eigen geval", done: "Er is niets meer te vragen wat nog telt.",
    steps: ["Python wordt geladen.", "Python wordt gestart.", "De bibliotheek wordt uitgepakt.", "De bibliotheek wordt gestart.", "Klaar."],
  },
  en: {
    lead: "Is this physiotherapy covered, who pays, and why?",
    private: "No case leaves this page.",
    private_how: "The questions are answered in this browser; the page may talk to no other computer.",
    language: "Language", loading: "Loading", input: "Questions and case", results: "Answer and plan", ask: "Questions", next: "Next", unknown: "I do not know", back: "Back", again: "Anew",
    case: "The case", example: "An example:", toml: "The case as it stands in a file:", explain: "Answer it",
    answer: "The answer", plan: "A series of sessions", sessions: "Sessions:", every: "Days between:", draw: "Work it out",
    advice: "This is no legal advice. Compare with the law and the policy before you rely on an answer.",
    own: "a case of your own", done: "Nothing is left to ask that matters.",
    steps: ["Python is being loaded.", "Python is being started.", "The library is being unpacked.", "The library is being started.", "Ready."],
  },
};
const MANY = 15; // more answers than these are typed, with the likely ones below

const $ = (id) => document.getElementById(id);
let lang = "nl";
let step = 0;
let question = null;

// the worker is begun from a blob, so that it stands under this page's Content-Security-Policy
const start = new Blob([`import ${JSON.stringify(new URL("worker.js", location).href)};`], { type: "text/javascript" });
const worker = new Worker(URL.createObjectURL(start), { type: "module" });
const waiting = [];
const send = (what, values) => new Promise((resolve) => { waiting.push(resolve); worker.postMessage({ do: what, with: values }); });
worker.addEventListener("message", ({ data }) => {
  if (data.fault !== undefined) $("status").textContent = data.fault;
  else if (data.step !== undefined) loaded(data.step);
  else waiting.shift()(data);
});

function loaded(now) {
  step = now;
  $("progress").value = step;
  $("progress").hidden = step === 4;
  $("status").textContent = WORDS[lang].steps[step];
  for (const id of ["explain", "draw"]) $(id).disabled = step !== 4;
  if (step === 4 && question === null) begin();
}

function say() {
  document.documentElement.lang = lang;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = WORDS[lang][element.dataset.say];
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", WORDS[lang][element.dataset.label]);
  for (const button of document.querySelectorAll("[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  $("example").options[0].textContent = WORDS[lang].own;
  $("status").textContent = WORDS[lang].steps[step];
}

// --- questions -------------------------------------------------------------------------------------------------------

const begin = async () => show(await send("begin", { lang }), false);

function show(said, moved = true) {
  $("wrong").textContent = said.wrong ?? "";
  if (said.wrong !== undefined) return $("written").focus();
  question = said.question ?? undefined;
  const { words = WORDS[lang].done, hint = "", choices = [], usual = null, mayBeOpen = false } = question ?? {};
  $("question").disabled = false;
  $("words").textContent = words;
  $("hint").textContent = hint;
  $("hint").hidden = $("written").hidden = question === undefined;
  $("written").value = usual ?? "";
  $("unknown").hidden = !mayBeOpen || usual !== null;
  document.querySelector("#ask [type=submit]").hidden = question === undefined;
  const few = choices.length <= MANY ? choices : [];
  $("choices").replaceChildren(...few.map((text, index) => button(text, () => answer(String(index + 1)))));
  $("likely").replaceChildren(...choices.filter(() => few.length === 0).map((text) => new Option(text)));
  if (said.case !== null && said.case !== undefined) put(said.case);
  if (moved) $("words").focus();
}

function button(text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", press);
  return made;
}

const answer = async (text) => show(await send("answer", { text }));
$("ask").addEventListener("submit", (event) => { event.preventDefault(); answer($("written").value); });
$("unknown").addEventListener("click", () => answer(""));
$("back").addEventListener("click", async () => show(await send("back", {})));
$("again").addEventListener("click", async () => show(await send("begin", { lang })));

// --- the case, its answer and its plan -------------------------------------------------------------------------------

function put(text) {
  $("case").value = text;
  explain();
}

async function explain() {
  $("planned").textContent = "";
  $("answer").setAttribute("aria-busy", "true");
  const text = $("case").value;
  const said = await send("explain", { text, lang });
  if (text === $("case").value) $("answer").textContent = said.answer ?? said.wrong;
  $("answer").removeAttribute("aria-busy");
}

$("case").addEventListener("input", () => { for (const id of ["answer", "planned"]) $(id).textContent = ""; });
$("edit").addEventListener("submit", (event) => { event.preventDefault(); explain(); });
$("plan").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = $("case").value;
  const said = await send("plan", { text, lang, sessions: $("sessions").valueAsNumber || 1, every: $("every").valueAsNumber || 7 });
  if (text === $("case").value) $("planned").textContent = said.plan ?? said.wrong;
});
for (const button of document.querySelectorAll("[data-lang]")) {
  button.addEventListener("click", () => {
    lang = button.dataset.lang;
    say();
    if (step === 4) begin();
    if (step === 4 && $("case").value) explain();
  });
}

const examples = await (await fetch("examples.json")).json();
$("example").replaceChildren(new Option(""), ...Object.keys(examples).map((name) => new Option(name)));
$("example").addEventListener("change", () => { if ($("example").value) put(examples[$("example").value]); });
say();
