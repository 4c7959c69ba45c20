// Messages between this page and the shell around it, and the id token that travels on them.
const waiting = new Map();
let nextQuestion = 0;

function tell(type, detail = {}) {
  if (embedded) window.parent.postMessage({ bridge: 'tillbridge-sandbox', type, ...detail }, scriptOrigin);
}

function ask(type, detail = {}, patienceMs = 3000) {
  nextQuestion += 1;
  const id = `q${Date.now()}-${nextQuestion}`;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.delete(id);
      reject(new Error(`the shell does not answer ${type}`));
    }, patienceMs);
    waiting.set(id, (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    tell(type, { id, ...detail });
  });
}

const heard = new Map();

window.addEventListener('message', (event) => {
  if (event.origin !== scriptOrigin || event.data?.bridge !== 'tillbridge-sandbox') return;
  const { type, id } = event.data;
  if (type === 'answer') {
    waiting.get(id)?.(event.data.value);
    waiting.delete(id);
    return;
  }
  heard.get(type)?.(event.data);
});

// A token lives one minute; a fresh one is taken well before that.
let token = null;

async function idToken() {
  if (token && Date.now() < token.until) return token.text;
  const text = (await fromShell()) ?? (await fromSandbox());
  token = { text, until: Date.now() + 30_000 };
  return text;
}

async function fromShell() {
  if (!embedded) return null;
  try {
    return (await ask('id-token')).idToken;
  } catch {
    return null;
  }
}

async function fromSandbox() {
  const answer = await plainFetch(`${scriptOrigin}/_control/id-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ locale: config.locale }),
  });
  if (!answer.ok) throw new Error(`no id token: ${answer.status}`);
  return (await answer.json()).idToken;
}
