// Checks every content file, for their authors: npm run content:check
// With --write-schema it first writes the JSON schemas that editors use.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ContentError, formatProblem } from "#app/domain/model/content-error.ts";
import { contentJsonSchemas } from "#app/domain/model/content-schema.ts";
import { loadContent } from "#app/services/content.server.ts";

function writeSchemas(dir: string): void {
  mkdirSync(dir, { recursive: true });
  for (const [name, schema] of Object.entries(contentJsonSchemas())) {
    writeFileSync(join(dir, name), `${JSON.stringify(schema, null, 2)}\n`);
  }
}

function checkContent(dir: string): number {
  try {
    const content = loadContent(dir);
    const rows = [...content.editions.values()].flatMap(({ changes }) =>
      changes.flatMap((c) => c.rows),
    );
    process.stdout.write(
      `Content is in order: ${content.editions.size} edition(s), ${rows.length} rows, ` +
        `${content.measures.size} measures, ${content.sources.size} sources.\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    for (const problem of error.problems) {
      console.error(formatProblem({ ...problem, file: join("content", problem.file) }));
    }
    return 1;
  }
}

const dir = fileURLToPath(new URL("../../../content", import.meta.url));
if (process.argv.includes("--write-schema")) writeSchemas(join(dir, "schema"));
process.exitCode = checkContent(dir);
