// Comfort only: every page works without it.
'use strict';

const status = document.querySelector('[data-status]');

for (const element of document.querySelectorAll('[data-needs-script]')) {
  element.hidden = false;
}

async function copy(button) {
  const source = button.closest('[data-copy]').querySelector('[data-copy-text]');
  // Behind it, for screen readers alone, stands what is copied.
  const word = button.firstChild;
  button.dataset.word ??= word.data;
  try {
    await navigator.clipboard.writeText(source.textContent);
    word.data = 'Copied';
    status.textContent = 'Copied';
  } catch {
    // Without https or permission: select it, so that the keyboard can copy.
    getSelection().selectAllChildren(source);
    word.data = 'Selected';
    status.textContent = 'Selected, press Control C to copy';
  }
  setTimeout(() => {
    word.data = button.dataset.word;
    status.textContent = '';
  }, 1600);
}

const causes = [...document.querySelectorAll('details.cause')];
const noneLeft = document.querySelector('.none-left');
let lastRuledOut;

function unfold(button) {
  const open = causes.some((cause) => !cause.open);
  for (const cause of causes) {
    cause.open = open;
  }
  button.textContent = open ? 'Close all' : 'Open all';
}

// The answers to a check are words until here, as only a script can do what they say.
for (const words of document.querySelectorAll('[data-says]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'verdict';
  button.dataset.says = words.dataset.says;
  button.setAttribute('aria-pressed', 'false');
  const cause = words.closest('.cause');
  const about = document.createElement('span');
  about.className = 'visually-hidden';
  about.textContent = ` (${cause.querySelector('.cause-title').textContent})`;
  button.append(...words.childNodes, about);
  words.replaceWith(button);
  const next = causes[causes.indexOf(cause) + 1];
  if (button.dataset.says === 'ruled-out' && next) {
    button.setAttribute('aria-controls', next.id);
    button.setAttribute('aria-expanded', next.open);
    next.addEventListener('toggle', () => button.setAttribute('aria-expanded', next.open));
  }
}

function mark(cause, verdict) {
  cause.dataset.verdict = verdict;
  for (const button of cause.querySelectorAll('.verdict')) {
    button.setAttribute('aria-pressed', button.dataset.says === verdict);
  }
  const label = cause.querySelector('.likelihood');
  label.textContent = { confirmed: 'The cause', 'ruled-out': 'Ruled out' }[verdict] ?? label.dataset.usual;
}

// Below it first; then back to what was left out.
function unanswered(cause) {
  const at = causes.indexOf(cause);
  return [...causes.slice(at), ...causes.slice(0, at)].find((other) => !other.dataset.verdict);
}

function show(cause) {
  cause.open = true;
  cause.querySelector('summary').focus();
}

// Pressed again, an answer is taken back.
function answer(button) {
  const cause = button.closest('.cause');
  const said = button.dataset.says;
  const verdict = cause.dataset.verdict === said ? '' : said;
  mark(cause, verdict);
  noneLeft.hidden = causes.some((other) => other.dataset.verdict !== 'ruled-out');
  if (verdict === 'confirmed') {
    cause.querySelector('.fix').scrollIntoView({ block: 'nearest' });
  } else if (verdict === 'ruled-out') {
    cause.open = false;
    lastRuledOut = cause;
    const next = unanswered(cause);
    if (next) {
      show(next);
    } else {
      (noneLeft.hidden ? cause.querySelector('summary') : noneLeft).focus();
    }
  }
}

function undo() {
  mark(lastRuledOut, '');
  noneLeft.hidden = true;
  show(lastRuledOut);
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button?.classList.contains('copy')) {
    copy(button);
  } else if (button?.hasAttribute('data-unfold')) {
    unfold(button);
  } else if (button?.classList.contains('verdict')) {
    answer(button);
  } else if (button?.hasAttribute('data-undo')) {
    undo();
  }
});

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, textarea, select');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.querySelector('[data-find]').focus();
  } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && typing?.matches('[data-paste]')) {
    typing.form.requestSubmit();
  }
});

// Where there is one column, the causes come first: whoever pasted a message has seen its IDs.
const narrow = matchMedia('screen and (max-width: 61.99rem)');
function foldWhereNarrow() {
  for (const details of document.querySelectorAll('[data-fold]')) {
    details.open = !narrow.matches;
  }
}
narrow.addEventListener('change', foldWhereNarrow);
foldWhereNarrow();

// Paper cannot be unfolded.
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details.cause, [data-fold]')) {
    details.open = true;
  }
});

// A link to one cause opens it.
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.scrollIntoView();
  }
  if (target instanceof HTMLTextAreaElement) {
    target.focus();
  }
}
addEventListener('hashchange', openTarget);
openTarget();
