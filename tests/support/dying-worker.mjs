// A report worker that goes wrong in each way, by the document's title.
export default function work({ from: { title } }) {
  if (title === "throw") throw new Error("cannot be made");
  if (title === "well") return new Uint8Array([1]);
  if (title === "hang") for (;;);
  if (title === "grow") {
    const held = [];
    for (;;) held.push(new Array(1_000_000).fill(held.length));
  }
  process.exit(1);
}
