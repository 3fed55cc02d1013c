// Prints a loaded edition as JSON: npm run -s edition -- hicm-2017
import { fileURLToPath } from "node:url";
import { ContentError } from "#app/domain/model/content-error.ts";
import { loadContent } from "#app/services/content.server.ts";

function printEdition(id: string | undefined): number {
  if (id === undefined) {
    console.error("Say which edition: npm run -s edition -- hicm-2017");
    return 1;
  }
  try {
    const { editions } = loadContent(fileURLToPath(new URL("../../../content", import.meta.url)));
    const edition = editions.get(id);
    if (edition === undefined) {
      console.error(`There is no edition "${id}". There are: ${[...editions.keys()].join(", ")}.`);
      return 1;
    }
    process.stdout.write(`${JSON.stringify(edition, null, 2)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exitCode = printEdition(process.argv[2]);
