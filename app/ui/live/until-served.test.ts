import { expect, it } from "vitest";
import { untilServed } from "./until-served.ts";

/** A server that answers as listed, one try after another; null when it cannot be reached. */
function serverOf(...answers: (number | null)[]) {
  const asked: string[] = [];
  const waits: number[] = [];
  const surroundings = {
    fetch: async (address: string) => {
      asked.push(address);
      const status = answers.shift();
      if (!status) throw new TypeError("Failed to fetch");
      return { status };
    },
    wait: async (about: number) => {
      waits.push(about);
    },
  };
  return { asked, waits, surroundings };
}

const { signal } = new AbortController();

it("goes on at once where the server answers", async () => {
  const { asked, waits, surroundings } = serverOf(200);
  expect(await untilServed("/round/live", signal, surroundings)).toBe(true);
  expect([asked, waits]).toEqual([["/round/live/now"], []]);
});

it("tries again, less and less often, until a server that restarts is back", async () => {
  const { waits, surroundings } = serverOf(null, null, 503, 502, null, null, 200);
  expect(await untilServed("/round/live", signal, surroundings)).toBe(true);
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000]);
});

it("takes a refusal for an answer: the page then says why", async () => {
  const { asked, surroundings } = serverOf(401);
  expect(await untilServed("/round/live", signal, surroundings)).toBe(true);
  expect(asked).toHaveLength(1);
});

it("stops asking once the page is left", async () => {
  const leaving = new AbortController();
  const { asked, surroundings } = serverOf();
  const wait = async () => leaving.abort();
  expect(await untilServed("/round/live", leaving.signal, { ...surroundings, wait })).toBe(false);
  expect(asked).toHaveLength(1);
});
