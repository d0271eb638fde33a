/* A code that came behind the # of a link, which browsers do not send: put into its field, and out of the address. */

const field = document.querySelector("[data-code]");
const code = new URLSearchParams(location.hash.slice(1)).get("code");
if (field && code) {
  if (!field.value) field.value = code.slice(0, field.maxLength);
  history.replaceState(null, "", location.pathname + location.search);
}
