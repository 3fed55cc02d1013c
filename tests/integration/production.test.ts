import { afterEach, describe, expect, it } from "vitest";
import { readConfig } from "#app/http/env.server.ts";
import { type ListeningApp, listenApp } from "#tests/support/app.ts";

const PRODUCTION = {
  HOMEWARD_MODE: "production",
  SESSION_SECRET: "a secret of at least thirty-two characters",
  PUBLIC_URL: "https://homeward.example.org",
};

let app: ListeningApp | undefined;
afterEach(() => app?.close());

describe("the settings of production", () => {
  it("need a secret and a public address", () => {
    const { SESSION_SECRET, PUBLIC_URL, HOMEWARD_MODE } = PRODUCTION;
    expect(() => readConfig({ HOMEWARD_MODE, PUBLIC_URL })).toThrow(/^SESSION_SECRET is not set/);
    expect(() => readConfig({ HOMEWARD_MODE, SESSION_SECRET })).toThrow(/^PUBLIC_URL is not set/);
    expect(() => readConfig({ ...PRODUCTION, SESSION_SECRET: "too short" })).toThrow(
      "SESSION_SECRET must have at least 32 characters.",
    );
  });

  it.each([
    "http://homeward.example.org",
    "homeward.example.org",
    "https://homeward.example.org/area",
    "https://me@homeward.example.org",
    "ftp://127.0.0.1",
  ])("refuse the public address %s", (url) => {
    expect(() => readConfig({ ...PRODUCTION, PUBLIC_URL: url })).toThrow(/^PUBLIC_URL must/);
  });

  it.each([
    ["PORT", "eighty"],
    ["PORT", "65536"],
    ["TRUST_PROXY", "all"],
    ["LOG_LEVEL", "chatty"],
    ["CONTACT_EMAIL", "the office"],
    ["HOMEWARD_TEST_HASHING", "cheap"],
  ])("refuse %s=%s", (name, value) => {
    expect(() => readConfig({ ...PRODUCTION, [name]: value })).toThrow(new RegExp(`^${name} `));
  });

  const SIGN_ON = {
    OIDC_ISSUER: "https://login.example.org/area",
    OIDC_CLIENT_ID: "homeward",
    OIDC_CLIENT_SECRET: "a secret",
    OIDC_NAME: "NHSmail",
  };

  it.each(Object.keys(SIGN_ON))("take single sign-on whole or not at all: without %s", (name) => {
    expect(readConfig({ ...PRODUCTION, ...SIGN_ON }).singleSignOn).toMatchObject({
      issuer: SIGN_ON.OIDC_ISSUER,
      name: "NHSmail",
    });
    expect(readConfig(PRODUCTION).singleSignOn).toBeNull();
    expect(() => readConfig({ ...PRODUCTION, ...SIGN_ON, [name]: "" })).toThrow(
      new RegExp(`^${name} is not set: single sign-on needs`),
    );
  });

  it.each(["http://login.example.org", "login.example.org", "https://login.example.org/?a=b"])(
    "take no identity provider at %s",
    (url) => {
      expect(() => readConfig({ ...PRODUCTION, ...SIGN_ON, OIDC_ISSUER: url })).toThrow(
        /^OIDC_ISSUER must/,
      );
    },
  );

  it("say who runs it and where to write, each if it was given", () => {
    const named = {
      ...PRODUCTION,
      OPERATOR_NAME: "Marram Council",
      CONTACT_EMAIL: "a@example.org",
    };
    expect(readConfig(named).operator).toEqual({ name: "Marram Council", email: "a@example.org" });
    expect(readConfig(PRODUCTION).operator).toEqual({ name: null, email: null });
  });

  it("take an empty setting for none", () => {
    expect(readConfig({ ...PRODUCTION, PORT: "", HOST: "" })).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
    });
  });

  it("never have the demonstration's sign-in", () => {
    expect(readConfig(PRODUCTION)).toMatchObject({ demonstration: false, secure: true });
  });

  it("open the demonstration to this machine alone", () => {
    const config = readConfig({ HOMEWARD_MODE: "demonstration", HOST: "0.0.0.0" });
    expect(config.host).toBe("127.0.0.1");
  });
});

describe("production behind its public address", () => {
  it("answers to that name alone, and asks for https from then on", async () => {
    app = await listenApp(PRODUCTION);
    const known = await app.send("/", { headers: { Host: "homeward.example.org" } });
    expect(known).toMatchObject({ status: 200, body: "in: https://homeward.example.org/" });
    expect(known.headers["strict-transport-security"]).toMatch(/^max-age=31536000/);
    expect(await app.send("/")).toMatchObject({ status: 403 });
  });

  it("takes posts from that address alone", async () => {
    app = await listenApp(PRODUCTION);
    const post = (origin: string) =>
      app?.send("/", {
        method: "POST",
        headers: { Host: "homeward.example.org", Origin: origin },
      });
    expect(await post("https://homeward.example.org")).toMatchObject({ status: 200 });
    expect(await post("http://homeward.example.org")).toMatchObject({ status: 403 });
  });
});

describe("/health", () => {
  it("says that the database answers, whatever name it is asked by", async () => {
    app = await listenApp(PRODUCTION);
    const answer = await app.send("/health", { headers: { Host: "10.0.0.7" } });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: true, database: "answers", version: "0.0.0" });
  });

  it("is 503 when the database does not answer", async () => {
    app = await listenApp(PRODUCTION, () => {
      throw new Error("disk I/O error");
    });
    const answer = await app.send("/health");
    expect(answer.status).toBe(503);
    expect(answer.body).not.toContain("disk");
  });
});
