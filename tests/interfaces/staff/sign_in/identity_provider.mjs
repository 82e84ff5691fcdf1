// A certified OpenID provider (the npm package oidc-provider) for tests, on loopback.
//
// node identity_provider.mjs '{"redirect_uris": […], "accounts": {"ada": {…}}}'
//
// Prints its issuer. POST /mischief changes claims of the next ID token, which is signed
// anew with the provider's own key, or with another, or not at all: what a provider that
// is mistaken, or is somebody else, would send.

import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import Provider from "oidc-provider";

const { redirect_uris, accounts } = JSON.parse(process.argv[2]);
const { privateKey } = await generateKeyPair("RS256", { extractable: true });
const stranger = await generateKeyPair("RS256");
const key = { ...(await exportJWK(privateKey)), kid: "one", alg: "RS256", use: "sig" };

let mischief = null;

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

const told = async (token) => {
  const { claims = {}, signed = "own" } = mischief;
  mischief = null;
  const before = JSON.parse(Buffer.from(token.split(".")[1], "base64url"));
  const after = { ...before, ...claims };
  if (signed === "none") return `${encoded({ alg: "none" })}.${encoded(after)}.`;
  const header = { alg: "RS256", kid: "one" };
  const by = signed === "own" ? privateKey : stranger.privateKey;
  return new SignJWT(after).setProtectedHeader(header).sign(by);
};

const server = createServer();
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: "fourfold", client_secret: "secret", redirect_uris }],
  jwks: { keys: [key] },
  cookies: { keys: ["for tests"] },
  claims: {
    openid: ["sub"],
    email: ["email", "email_verified"],
    profile: ["name"],
  },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
  ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  findAccount: (_, id) =>
    accounts[id] && { accountId: id, claims: () => ({ sub: id, ...accounts[id] }) },
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
});

provider.use(async (ctx, next) => {
  if (ctx.path === "/mischief") {
    const parts = [];
    for await (const part of ctx.req) parts.push(part);
    mischief = JSON.parse(Buffer.concat(parts));
    ctx.body = {};
    return;
  }
  await next();
  if (mischief && ctx.path === "/token" && ctx.body?.id_token) {
    ctx.body = { ...ctx.body, id_token: await told(ctx.body.id_token) };
  }
});

server.on("request", provider.callback());
console.log(issuer);
