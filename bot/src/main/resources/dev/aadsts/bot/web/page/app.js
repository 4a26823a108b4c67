// Comfort only: every page works without it.
'use strict';

const status = document.querySelector('[data-status]');

for (const element of document.querySelectorAll('[data-needs-script]')) {
  element.hidden = false;
}

async function copy(button) {
  const source = button.closest('[data-copy]').querySelector('[data-copy-text]');
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = 'Copied';
    status.textContent = 'Copied';
  } catch {
    // Without https or permission: select it, so that the keyboard can copy.
    getSelection().selectAllChildren(source);
    button.textContent = 'Selected';
    status.textContent = 'Selected, press Control C to copy';
  }
  setTimeout(() => {
    button.textContent = label;
    status.textContent = '';
  }, 1600);
}

function unfold(button) {
  const causes = [...document.querySelectorAll('details.cause')];
  const open = causes.some((cause) => !cause.open);
  for (const cause of causes) {
    cause.open = open;
  }
  button.textContent = open ? 'Close all' : 'Open all';
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button?.classList.contains('copy')) {
    copy(button);
  } else if (button?.hasAttribute('data-unfold')) {
    unfold(button);
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

// Paper cannot be unfolded.
addEventListener('beforeprint', () => {
  for (const cause of document.querySelectorAll('details.cause')) {
    cause.open = true;
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
