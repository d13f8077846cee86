// The library in the browser: Python compiled to WebAssembly, and the very wheels that are installed elsewhere.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const here = new URL("./", import.meta.url);
const fetched = async (path) => (await fetch(new URL(path, here))).arrayBuffer();

async function started() {
  postMessage({ step: 1 });
  const python = await loadPyodide({ indexURL: new URL("pyodide/", here).href });
  postMessage({ step: 2 });
  for (const wheel of JSON.parse(new TextDecoder().decode(await fetched("wheels.json")))) {
    python.unpackArchive(await fetched(wheel), "wheel");
  }
  postMessage({ step: 3 });
  python.FS.writeFile("playground.py", new Uint8Array(await fetched("playground.py")));
  const { reply } = python.pyimport("playground");
  postMessage({ step: 4 });
  return reply;
}

const ready = started();
addEventListener("message", async ({ data }) => {
  const reply = await ready;
  postMessage(JSON.parse(reply(JSON.stringify(data))));
});
ready.catch((error) => postMessage({ fault: String(error) }));
