import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ListeningApp, listenApp } from "#tests/support/app.ts";

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };
const LIMIT = 256 * 1024;

let app: ListeningApp;

beforeAll(async () => {
  app = await listenApp();
});
afterAll(() => app.close());

describe("who may come in", () => {
  it("lets a page be read, and says where it was asked for", async () => {
    const answer = await app.send("/somewhere?sort=name");
    expect(answer).toMatchObject({
      status: 200,
      body: `in: http://${app.host}/somewhere?sort=name`,
    });
  });

  it("lets a form come in from a page of ours", async () => {
    const answer = await app.send("/form", {
      method: "POST",
      headers: { ...FORM, Origin: `http://${app.host}` },
      body: "level=3&reason=Caf%C3%A9+at+10%25",
    });
    expect(answer).toMatchObject({ status: 200, body: "in: 33 characters" });
  });

  it.each(["https://elsewhere.example", "null", "http://127.0.0.1:1", "http://localhost"])(
    "refuses a post from the origin %s",
    async (origin) => {
      const headers = { ...FORM, Origin: origin };
      const answer = await app.send("/form", { method: "POST", headers, body: "level=3" });
      expect(answer.status).toBe(403);
      expect(answer.body).toContain("This request did not come from this site.");
    },
  );

  it("refuses a post that a browser calls cross-site", async () => {
    const headers = { ...FORM, "Sec-Fetch-Site": "cross-site" };
    expect(await app.send("/form", { method: "POST", headers, body: "a=1" })).toMatchObject({
      status: 403,
    });
  });

  it("lets a link from another site be followed", async () => {
    const headers = { Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" };
    expect(await app.send("/somewhere", { headers })).toMatchObject({ status: 200 });
  });

  it.each(["evil.example", "127.0.0.1.evil.example", "[bad", "localhost@evil.example"])(
    "refuses the host %s",
    async (host) => {
      expect(await app.send("/somewhere", { headers: { Host: host } })).toMatchObject({
        status: 403,
      });
    },
  );

  it("does not believe a forwarded host", async () => {
    const headers = { "X-Forwarded-Host": "evil.example" };
    const answer = await app.send("/somewhere", { headers });
    expect(answer.body).toBe(`in: http://${app.host}/somewhere`);
  });
});

describe("how it may be asked", () => {
  it.each(["TRACE", "OPTIONS", "PUT", "PATCH", "DELETE"])(
    "refuses the method %s",
    async (method) => {
      const answer = await app.send("/somewhere", { method });
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe("GET, HEAD, POST");
    },
  );

  it.each(["text/plain", "application/json", "multipart/mixed; boundary=x", ""])(
    "refuses a body of the type %j",
    async (type) => {
      const headers = type ? { "Content-Type": type } : undefined;
      const answer = await app.send("/form", { method: "POST", headers, body: "level=3" });
      expect(answer.status).toBe(415);
    },
  );

  it("refuses a compressed body", async () => {
    const headers = { ...FORM, "Content-Encoding": "gzip" };
    const answer = await app.send("/form", { method: "POST", headers, body: "level=3" });
    expect(answer.status).toBe(415);
  });

  it("takes a post without a body for an empty form", async () => {
    expect(await app.send("/form", { method: "POST" })).toMatchObject({ status: 200 });
  });
});

describe("what may be sent", () => {
  it("takes a body up to the limit", async () => {
    const body = `reason=${"x".repeat(LIMIT - 7)}`;
    expect(await app.send("/form", { method: "POST", headers: FORM, body })).toMatchObject({
      status: 200,
    });
  });

  it.each([1, 1024 * 1024])("refuses a body %i bytes longer", async (more) => {
    const body = "x".repeat(LIMIT + more);
    const answer = await app.send("/form", { method: "POST", headers: FORM, body });
    expect(answer.status).toBe(413);
    expect(answer.body).toContain("What was sent is too large.");
  });

  it("counts a body whose length is not said", async () => {
    const headers = { ...FORM, "Transfer-Encoding": "chunked" };
    const body = "x".repeat(LIMIT + 1);
    expect(await app.send("/form", { method: "POST", headers, body })).toMatchObject({
      status: 413,
    });
  });

  it.each(["level=%zz", "level=%E0%A4", "level=%"])("refuses the form %s", async (body) => {
    expect(await app.send("/form", { method: "POST", headers: FORM, body })).toMatchObject({
      status: 400,
    });
  });

  it("refuses a form that is not UTF-8", async () => {
    const body = Buffer.from([0x61, 0x3d, 0xff, 0xfe]);
    expect(await app.send("/form", { method: "POST", headers: FORM, body })).toMatchObject({
      status: 400,
    });
  });

  it.each([
    ["without a boundary", "multipart/form-data", "level=3"],
    [
      "cut short",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1',
    ],
    ["of another boundary", "multipart/form-data; boundary=x", "--y\r\n\r\n--y--\r\n"],
  ])("refuses a multipart body %s", async (_how, type, body) => {
    const headers = { "Content-Type": type };
    expect(await app.send("/form", { method: "POST", headers, body })).toMatchObject({
      status: 400,
    });
  });

  it("takes a well-formed multipart body", async () => {
    const headers = { "Content-Type": "multipart/form-data; boundary=x" };
    const body = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n';
    expect(await app.send("/form", { method: "POST", headers, body })).toMatchObject({
      status: 200,
    });
  });

  it.each(["/%zz", "/%E0%A4%A", "/a%00b", "/search?q=%E0%A4", "//evil.example/", "/?_data=root"])(
    "refuses the address %s",
    async (path) => {
      expect(await app.send(path)).toMatchObject({ status: 400 });
    },
  );
});

describe("what every answer carries", () => {
  it("keeps pages to their reader, and to our own files", async () => {
    const { headers } = await app.send("/somewhere");
    expect(headers).toMatchObject({
      "cache-control": "private, no-store",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    });
    const policy = String(headers["content-security-policy"]);
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'nonce-[\w+/]{22}=='; /);
    expect(policy).not.toContain("unsafe");
    expect(headers).not.toHaveProperty("x-powered-by");
    expect(headers).not.toHaveProperty("strict-transport-security");
  });

  it("has a nonce of its own", async () => {
    const [one, other] = await Promise.all([app.send("/a"), app.send("/b")]);
    expect(one.headers["content-security-policy"]).not.toBe(
      other.headers["content-security-policy"],
    );
  });

  it("says it the same way when it refuses", async () => {
    const { headers, body } = await app.send("/%zz");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["cache-control"]).toBe("private, no-store");
    expect(body).toContain('<html lang="en-GB">');
    expect(body).not.toContain("%zz");
  });
});

describe("a fault of our own", () => {
  it("answers with a reference that stands in the log, and nothing else", async () => {
    const { status, body, headers } = await app.send("/fault");
    expect(status).toBe(500);
    expect(body).not.toContain("cupboard");
    const reference = String(headers["x-request-id"]);
    const line = app
      .logged()
      .split("\n")
      .find((text) => text.includes("the cupboard is bare"));
    expect(line).toContain(reference);
    expect(app.logged()).not.toContain("Mrs Example");
  });
});

describe("the log", () => {
  it("holds neither tokens nor what was searched for nor who came", async () => {
    await app.send("/invite/s3cret-token?email=someone@example.org");
    await app.send("/set-up/s3cret-token.data");
    await app.send("/shared/s3cret-token/results.pdf");
    await app.send("/join/s3cret-token/again", { headers: { Cookie: "homeward=s3cret-token" } });
    const log = app.logged();
    expect(log).toContain('"path":"/invite/[token]"');
    expect(log).toContain('"path":"/join/[token]/again"');
    expect(log).toContain('"path":"/shared/[token]/results.pdf"');
    expect(log).not.toMatch(/s3cret|someone@|127\.0\.0\.1/);
  });
});
