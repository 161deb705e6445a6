// Passkeys need a script: the browser asks the device, and the answer goes along with the form.
// Where there are none, what is marked stays hidden, and a password and a code do as well.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

const asked = (options) => ({
  ...options,
  challenge: bytes(options.challenge),
  ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
  ...(options.excludeCredentials && { excludeCredentials: known(options.excludeCredentials) }),
  ...(options.allowCredentials && { allowCredentials: known(options.allowCredentials) }),
});

const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

const told = (made) => {
  const response = {};
  for (const part of PARTS) {
    if (made.response[part]) response[part] = text(made.response[part]);
  }
  const id = text(made.rawId);
  return JSON.stringify({ id, rawId: id, type: made.type, response, clientExtensionResults: {} });
};

const ask = (form) => {
  const publicKey = asked(JSON.parse(form.dataset.options));
  return form.matches("[data-passkey-make]")
    ? navigator.credentials.create({ publicKey })
    : navigator.credentials.get({ publicKey });
};

const choose = (form) => {
  const name = form.dataset.modeOf;
  const chosen = name && document.querySelector(`input[name="${name}"]:checked`);
  if (chosen) form.elements.mode.value = chosen.value;
};

const send = async (form, trouble) => {
  trouble.hidden = true;
  try {
    form.elements.passkey.value = told(await ask(form));
  } catch {
    trouble.hidden = false;
    return;
  }
  choose(form);
  form.submit();
};

if (window.PublicKeyCredential && navigator.credentials) {
  for (const part of document.querySelectorAll("[data-passkey]")) {
    const form = part.querySelector("form");
    const trouble = part.querySelector("[data-passkey-trouble]");
    part.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form, trouble);
    });
  }
  for (const part of document.querySelectorAll("[data-without-passkey]")) part.hidden = true;
}
