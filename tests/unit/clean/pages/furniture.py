"""Owns the furniture of the CI set: what stands on pages around, between and below the paragraphs of an
article."""

TOP = """
<header class="masthead"><a href="/">The Varnsund Post</a>
<nav><ul><li><a href="/n">News</a></li><li><a href="/h">Harbour</a></li><li><a href="/s">Sport</a></li>
<li><a href="/o">Opinion</a></li><li><a href="/w">Weather</a></li></ul></nav>
<a href="/login">Sign in</a> <a href="/subscribe">Subscribe</a></header>"""
FOOT = """
<footer><ul><li><a href="/about">About us</a></li><li><a href="/contact">Contact</a></li>
<li><a href="/privacy">Privacy policy</a></li><li><a href="/terms">Terms of use</a></li></ul>
<p>© 2026 Varnsund Post Media. All rights reserved.</p></footer>"""
RELATED_BOX = """
<aside class="related-stories"><h3>Related stories</h3><ul>
<li><a href="/1">Dredger sinks in the basin it was to empty</a></li>
<li><a href="/2">Why the night boat has run late since October</a></li></ul></aside>"""
READ_MORE = """<p><strong>Read more:</strong> <a href="/3">Lighthouse keeper retires after 41 years on the
rock</a></p>"""
FIGURE = """
<figure><img src="a.jpg" alt=""><figcaption>Visitors at the fish market on Sunday.
<span class="credit">Photo: Bo Lind / Coast Wire</span></figcaption></figure>"""
NEWSLETTER = """
<div class="newsletter-signup"><h4>Morning Tide</h4><p>Get the five stories that matter in your inbox before
breakfast.</p>
<form><input type="email"><button>Sign up</button></form><p>By signing up you agree to our terms of
use.</p></div>"""
ADVERT = '<div class="ad-slot">Advertisement</div><p class="ad-note">Article continues below</p>'
SHARE = """
<ul class="share-tools"><li><a href="#">Share on Chirper</a></li><li><a href="#">Copy
link</a></li><li>Print</li></ul>"""
COOKIES = """
<div id="cookie-consent"><p>We and our 312 partners store and read cookies on your device to measure how our
pages are used.
You can change your choice at any time in the settings.</p><button>Accept
all</button><button>Reject</button></div>"""
COMMENTS = """
<section id="comments"><h3>3 comments</h3>
<div class="comment"><b>saltydog</b> <span>2 hours ago</span><p>They said the same in the year my boat was
built, and look at it now.</p>
<a>Reply</a></div><div class="comment"><b>anna_from_lind</b> <span>1 hour ago</span><p>Who is going to pay for
the gulls?</p>
<a>Reply</a></div><p>Log in to join the discussion. Comments are moderated.</p></section>"""
BIOGRAPHY = """
<div class="author-bio"><p>{name} is a reporter for the Varnsund Post. She covers the coast and the valley, and
has a boat
that has never left the harbour. Follow her on Chirper.</p></div>"""
TEASERS = """
<section class="more-news"><h2>Latest stories</h2>
<div class="card"><a href="/4"><h3>Wolf seen on golf course</h3></a><p>Players at the ninth hole waited for an
hour on Sunday until
the animal had finished with the flag...</p></div>
<div class="card"><a href="/5"><h3>Choir sings for empty stadium</h3></a><p>The club had sold the tickets for
another evening, and
nobody had told the tenors...</p></div></section>"""
TICKER = """
<div class="ticker"><span>OSX 4,112.5 +0.4%</span><br><span>Crown/Euro 0.0871 -0.1%</span><br><span>Herring
18.20 +2.1%</span></div>"""
WEATHER = '<div class="weather"><span>11 °C</span> <span>Kestrel Bay</span> <span>Light rain</span></div>'
APP = '<div class="app-promo"><p>News reads better in the app.</p><a href="/app">Open in the app</a></div>'
PAYWALL = """
<div class="regwall"><h3>This article is for members</h3><p>Join 40,000 readers for one crown a week.</p><a>See
offers</a>
<p>Already a member? <a>Log in</a></p></div>"""
LEGAL = """
<p class="disclaimer">This material may not be published, broadcast, rewritten or redistributed without
permission.</p>"""

# The same things as they stand in dumps of pages, without markup.
DUMP_TOP = """Skip to content
Menu
Varnsund Post
11 °C
Kestrel Bay
News
Harbour
Sport
Opinion
Sign in
Subscribe"""
DUMP_COOKIES = """We use cookies
We and our partners store information on your device to show personalised content and to measure audiences. You \
can withdraw
your consent at any time.
Accept all
Manage options"""
DUMP_SHARE = "Share\nChirper\nCopy link\nSave article"
DUMP_TICKER = "OSX 4,112.5 +0.4%\nCrown/Euro 0.0871 -0.1%\nHerring 18.20 +2.1%\nTimber 77.05 -0.9%"
DUMP_TEASERS = """Latest stories
Wolf seen on golf course
Players at the ninth hole waited for an hour on Sunday until the animal had finished...
Choir sings for empty stadium
The club had sold the tickets for another evening, and nobody had told the tenors...
See all"""
DUMP_MOST_READ = """Most read
1. Dredger sinks in the basin it was to empty
2. Why the night boat has run late since October
3. Lighthouse keeper retires after 41 years on the rock"""
DUMP_COMMENTS = """3 comments
saltydog
2 hours ago
They said the same in the year my boat was built, and look at it now.
Reply
anna_from_lind
Who is going to pay for the gulls?
Reply
Log in to join the discussion"""
DUMP_NEWSLETTER = """Morning Tide
Get the five stories that matter in your inbox before breakfast.
Your e-mail address
Sign up
By signing up you agree to our terms of use and privacy policy."""
DUMP_BIOGRAPHY = """About the author
{name}
{name} is a reporter for the Varnsund Post and covers the coast. Follow her on Chirper."""
DUMP_CAPTION = "A view of the harbour on Tuesday. Bo Lind/Coast Wire/Getty Images"
DUMP_FOOT = """About us
Contact
Careers
Privacy policy
Terms of use
Do not sell my personal information
© 2026 Varnsund Post Media. All rights reserved. This material may not be published, broadcast or \
redistributed."""
