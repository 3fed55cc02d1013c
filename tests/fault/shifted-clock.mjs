// Loaded before the process (--import): its clock goes wrong by as much as a file says.
import { readFileSync, watchFile } from "node:fs";

const told = process.env.FAULT_CLOCK;
let shift = 0;
const read = () => {
  shift = Number(readFileSync(told, "utf8"));
};
read();
watchFile(told, { interval: 20, persistent: false }, read);

const Right = Date;
globalThis.Date = class extends Right {
  constructor(...given) {
    super(...(given.length === 0 ? [Right.now() + shift] : given));
  }
  static now() {
    return Right.now() + shift;
  }
};
