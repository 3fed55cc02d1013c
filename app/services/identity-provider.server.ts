import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { DomainError } from "#app/domain/errors.ts";

/** An OpenID provider, and what we are to it. */
export type ProviderSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people call it, such as "NHSmail". */
  name: string;
};

/** What a browser holds between leaving for the provider and coming back. */
export type Departure = { state: string; nonce: string; verifier: string };

/** Who came back: known by issuer and subject; `name` is only to be shown. */
export type Arrival = { issuer: string; subject: string; name: string };

/** How long each call to the provider may take, in seconds. */
const PATIENCE = 8;
/**
 * How long what a provider says of itself is taken as said, in milliseconds. Asking anew before people
 * are sent there shows that it is down while they are still here.
 */
const FRESH = 60_000;
/** Errors by which a provider says that it cannot answer now (RFC 6749, section 4.1.2.1). */
const TROUBLE = new Set(["server_error", "temporarily_unavailable"]);
/** What openid-client says of an answer that was read and did not hold. */
const UNSOUND = new Set([
  "OAUTH_INVALID_RESPONSE",
  "OAUTH_JWT_CLAIM_COMPARISON_FAILED",
  "OAUTH_JWT_TIMESTAMP_CHECK_FAILED",
  "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED",
]);

/**
 * Speaks to an OpenID provider: authorization code with PKCE, state, nonce, and a signature that is
 * checked. What the provider says of itself is asked for at the first sign-in and again until it
 * answers, so one that is down when the service starts holds nothing up.
 */
export function createIdentityProvider(
  settings: ProviderSettings,
  returnTo: string,
  patience = PATIENCE,
) {
  let known: { configuration: Promise<Configuration>; until: number } | null = null;

  function configure(): Promise<Configuration> {
    if (known && known.until > Date.now()) return known.configuration;
    const configuration = discover(settings, patience);
    const asked = { configuration, until: Date.now() + FRESH };
    known = asked;
    configuration.catch(() => {
      if (known === asked) known = null;
    });
    return configuration;
  }

  return {
    name: settings.name,

    /** Where to send a browser, and what it must bring back. Refuses `provider-down`. */
    async leave(): Promise<{ url: string; departure: Departure }> {
      const departure = {
        state: randomState(),
        nonce: randomNonce(),
        verifier: randomPKCECodeVerifier(),
      };
      const { state, nonce, verifier } = departure;
      const configuration = await refusing(configure);
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: returnTo,
        scope: "openid profile email",
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
        nonce,
      });
      return { url: url.href, departure };
    },

    /**
     * Who came back with this query. Refuses `sign-on-spent` for what this browser did not begin,
     * `provider-refused` and `provider-down`.
     */
    async arrive(departure: Departure | null, query: string): Promise<Arrival> {
      const given = new URLSearchParams(query);
      if (!departure || given.get("state") !== departure.state) {
        throw new DomainError("sign-on-spent");
      }
      return refusing(async () => {
        const configuration = await configure();
        const tokens = await authorizationCodeGrant(
          configuration,
          new URL(`${returnTo}?${given}`),
          {
            expectedState: departure.state,
            expectedNonce: departure.nonce,
            pkceCodeVerifier: departure.verifier,
            idTokenExpected: true,
          },
        );
        const claims = tokens.claims();
        if (!claims) throw new DomainError("provider-refused");
        const { iss: issuer, sub: subject } = claims;
        const name = nameIn(claims) ?? (await askName(configuration, tokens.access_token, subject));
        return { issuer, subject, name: (name ?? subject).slice(0, 200) };
      });
    },
  };
}

export type IdentityProvider = ReturnType<typeof createIdentityProvider>;

function discover(
  { issuer, clientId, clientSecret }: ProviderSettings,
  timeout: number,
): Promise<Configuration> {
  const execute = [enableNonRepudiationChecks];
  // The settings allow http on this machine alone.
  if (issuer.startsWith("http:")) execute.push(allowInsecureRequests);
  return discovery(new URL(issuer), clientId, undefined, proveWith(clientSecret), {
    timeout,
    execute,
  });
}

/** Proves who we are in the body where the provider takes that, else as every provider must. */
function proveWith(secret: string): ClientAuth {
  const [inBody, basic] = [ClientSecretPost(secret), ClientSecretBasic(secret)];
  return (provider, ...rest) => {
    const takesBody =
      provider.token_endpoint_auth_methods_supported?.includes("client_secret_post");
    return takesBody ? inBody(provider, ...rest) : basic(provider, ...rest);
  };
}

/** Some providers name people only where they are asked for more about them. */
async function askName(configuration: Configuration, accessToken: string, subject: string) {
  if (!configuration.serverMetadata().userinfo_endpoint) return null;
  return nameIn(await fetchUserInfo(configuration, accessToken, subject));
}

function nameIn(claims: Readonly<Record<string, unknown>>): string | null {
  const given = [claims.email, claims.preferred_username, claims.name];
  return given.map((each) => (typeof each === "string" ? each.trim() : "")).find(Boolean) ?? null;
}

/**
 * Turns what goes wrong on the way into a refusal. `details.reason` is for the log: a code of the
 * library or of the protocol, never a token.
 */
async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const { code, error: said } = error as { code?: unknown; error?: unknown };
    const reason = [code, said].filter((each) => typeof each === "string").join(" ");
    throw new DomainError(codeFor(String(code), String(said)), { reason: reason || "unreachable" });
  }
}

function codeFor(code: string, said: string) {
  if (code === "OAUTH_AUTHORIZATION_RESPONSE_ERROR") {
    return TROUBLE.has(said) ? "provider-down" : "provider-refused";
  }
  // The code was taken before, or has run out.
  if (code === "OAUTH_RESPONSE_BODY_ERROR" && said === "invalid_grant") return "sign-on-spent";
  return UNSOUND.has(code) ? "provider-refused" : "provider-down";
}
