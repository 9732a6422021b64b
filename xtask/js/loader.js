// The first script of the page, before anything of it is painted: it says how
// the page is shown, and notices what does not arrive. `index.html` has the
// words, `style/page.css` says when they show.
{
  const root = document.documentElement;
  root.dataset.scripts = '';
  // The build rendered the whole list; such an address may ask for something else.
  if (location.search) root.dataset.elsewhere = '';
  // In a frame of another page the program does not start: a host may send no
  // header that forbids frames, and notes are for nobody else.
  const isFramed = top !== self;
  const fail = () => root.setAttribute('data-failed', '');

  const showMessages = () => {
    // Attributes too, for a page whose styles did not arrive.
    document.querySelector('.trouble').hidden = !root.hasAttribute('data-failed');
    document.querySelector('.framed').hidden = !isFramed;
    new MutationObserver(() => {
      document.querySelector('.trouble').hidden = false;
    }).observe(root, {attributeFilter: ['data-failed']});
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', showMessages);
  else showMessages();

  // By now everything that the page names has arrived or failed.
  addEventListener('load', () => {
    if (!isFramed && !root.hasAttribute('data-started')) fail();
  });

  // A fault of the program's own ends it, whatever it was about to do.
  for (const event of ['error', 'unhandledrejection']) {
    addEventListener(event, ({error, reason = error}) => {
      if (reason?.name === 'RuntimeError') fail();
    });
  }

  // A link alone might be answered from a cache without asking the site.
  addEventListener('click', event => {
    if (!event.target.closest?.('[data-reload]')) return;
    event.preventDefault();
    location.reload();
  });
}
