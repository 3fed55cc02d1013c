import { describe, expect, it } from "vitest";
import { renderPng } from "./png.server.ts";

const draw = (text: string, weight = 400) =>
  renderPng({
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40"><text x="5" y="25"
      font-family="Source Sans 3, Arial, sans-serif" font-weight="${weight}" font-size="16">${text}</text></svg>`,
    width: 400,
  });

describe("a PNG", () => {
  it("has the size asked for", async () => {
    const bytes = Buffer.from(await draw("Level"));
    expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([400, 80]);
  });

  it("is drawn with letters, normal and bold", async () => {
    const [none, normal, bold] = await Promise.all([draw(""), draw("Level"), draw("Level", 600)]);
    expect(normal.byteLength).toBeGreaterThan((none?.byteLength ?? 0) + 300);
    expect(Buffer.from(bold).equals(Buffer.from(normal))).toBe(false);
  });
});
