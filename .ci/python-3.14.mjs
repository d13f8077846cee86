// Runs tests on CPython 3.14 compiled to WebAssembly (Pyodide), where no Python 3.14 is installed.
// node python-3.14.mjs FOLDER-OF-PYODIDE FOLDER-OF-PACKAGES TEST…   in the folder of the project
const [pyodide, packages, ...tests] = process.argv.slice(2);
const { loadPyodide } = await import(`${pyodide}/pyodide.mjs`);
const python = await loadPyodide();
for (const [place, folder] of [["/packages", packages], ["/project", process.cwd()]]) {
  python.FS.mkdir(place);
  python.mountNodeFS(place, folder);
}
python.globals.set("tests", python.toPy(tests));
process.exit(python.runPython(`
import os, sys
sys.path.insert(0, "/packages")
sys.dont_write_bytecode = True
os.chdir("/project")
import pytest
print("Python", sys.version)
int(pytest.main(["-q", "-p", "no:cacheprovider", *tests]))
`));
