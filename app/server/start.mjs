// npm start: builds what has changed, then serves the demonstration on this machine alone.
import { ensureBuilt } from "./build.mjs";

try {
  await ensureBuilt();
} catch (error) {
  process.stderr.write(`Homeward was not built: ${error.message}\n`);
  process.exit(1);
}
// In this same process, so that a signal reaches the server itself.
process.env.NODE_ENV = "production";
process.env.HOMEWARD_MODE = "demonstration";
await import("../../build/process/main.js");
