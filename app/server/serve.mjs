// npm run serve: serves real areas, from the build that is there or a new one.
import { ensureBuilt } from "./build.mjs";

try {
  await ensureBuilt();
} catch (error) {
  process.stderr.write(`Homeward was not built: ${error.message}\n`);
  process.exit(1);
}
process.env.NODE_ENV = "production";
process.env.HOMEWARD_MODE = "production";
await import("../../build/process/main.js");
