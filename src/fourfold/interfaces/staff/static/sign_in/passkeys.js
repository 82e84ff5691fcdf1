// Fills in forms with a passkey: `data-passkey="create"` makes one, "get" uses one.
// What the server asks for is in the page, or is fetched when the button is pressed.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const described = (list = []) => list.map((each) => ({ ...each, id: bytes(each.id) }));

const toCreate = ({ publicKey }) => ({
  publicKey: {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    user: { ...publicKey.user, id: bytes(publicKey.user.id) },
    excludeCredentials: described(publicKey.excludeCredentials),
  },
});

const toGet = ({ publicKey }) => ({
  publicKey: {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    allowCredentials: described(publicKey.allowCredentials),
  },
});

const plain = (credential) => {
  const response = {};
  for (const name of [
    "clientDataJSON",
    "attestationObject",
    "authenticatorData",
    "signature",
    "userHandle",
  ]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
};

const asked = async (form) => {
  const address = form.dataset.passkeyOptions;
  if (!address) return JSON.parse(document.getElementById("passkey-data").textContent);
  const headers = { "X-Requested-With": "XMLHttpRequest" };
  const answer = await fetch(address, { headers, credentials: "same-origin" });
  return answer.json();
};

const fill = async (form) => {
  const data = await asked(form);
  const credential =
    form.dataset.passkey === "create"
      ? await navigator.credentials.create(toCreate(data.creation_options))
      : await navigator.credentials.get(toGet(data.request_options));
  form.elements.credential.value = JSON.stringify(plain(credential));
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const failed = form.querySelector("[role=alert]");
    failed.hidden = true;
    try {
      await fill(form);
      form.submit(); // past this listener, to the server
    } catch {
      // Given up, timed out, or no such passkey: browsers do not say which.
      failed.hidden = false;
    }
  });
}
