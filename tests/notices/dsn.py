"""Reports as mail servers write them (RFC 3464), with invented people: each names the letter in its own way."""

HEADERS = """\
From: Praksisnet <praksisnet@praksisnet.example>
To: {to}
Subject: =?utf-8?q?Praksisnet=3A_Reserver_datoen_24=2E_september?=
Message-ID: {message_id}
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"
"""

POSTFIX = """\
Return-Path: <>
Date: Tue, 22 Sep 2026 08:00:11 +0200 (CEST)
From: MAILER-DAEMON@mail.koege.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: {sender}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="8B2F61A0C4.1790061611/mail.koege.example"
Message-Id: <20260922060011.C19F31A0C9@mail.koege.example>

This is a MIME-encapsulated message.

--8B2F61A0C4.1790061611/mail.koege.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.koege.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<{to}>: host mx.koege.example[192.0.2.7] said: 550 5.1.1
    <{to}>: Recipient address rejected: User unknown in
    virtual mailbox table (in reply to RCPT TO command)

--8B2F61A0C4.1790061611/mail.koege.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.koege.example
X-Postfix-Queue-ID: 8B2F61A0C4
X-Postfix-Sender: rfc822; {sender}
Arrival-Date: Tue, 22 Sep 2026 08:00:10 +0200 (CEST)

Final-Recipient: rfc822; {to}
Original-Recipient: rfc822;{to}
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.koege.example
Diagnostic-Code: smtp; 550 5.1.1 <{to}>: Recipient address
    rejected: User unknown in virtual mailbox table

--8B2F61A0C4.1790061611/mail.koege.example
Content-Description: Undelivered Message
Content-Type: message/rfc822
Content-Transfer-Encoding: 8bit

Return-Path: <{sender}>
{headers}
Kære Mette. Her står noget, der ikke gemmes.

--8B2F61A0C4.1790061611/mail.koege.example--
"""

EXCHANGE = """\
From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@kommune.example>
To: <{sender}>
Date: Tue, 22 Sep 2026 06:00:12 +0000
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="_8a1c2d3e-0000_"
X-MS-Exchange-Message-Is-Ndr:
Content-Language: en-US
Message-ID: <a7c1d9e2-5b@kommune.example>
In-Reply-To: {message_id}
References: {message_id}
Subject: Undeliverable: Praksisnet: Reserver datoen 24. september
Auto-Submitted: auto-replied
MIME-Version: 1.0

--_8a1c2d3e-0000_
Content-Type: multipart/alternative; differences=Content-Type;
\tboundary="_9b2d_"

--_9b2d_
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Your message to {to} couldn't be delivered.

--_9b2d_
Content-Type: text/html; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

<html><body><p>Your message couldn't be delivered.</p></body></html>

--_9b2d_--

--_8a1c2d3e-0000_
Content-Type: message/delivery-status

Reporting-MTA: dns;AM0PR01MB0001.eurprd01.prod.exchangelabs.com
Received-From-MTA: dns;mail.praksisnet.example
Arrival-Date: Tue, 22 Sep 2026 06:00:11 +0000

Final-Recipient: rfc822;{to}
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup
X-Display-Name: Mette

--_8a1c2d3e-0000_
Content-Type: message/rfc822

{headers}
--_8a1c2d3e-0000_--
"""

# The older way: only the headers come back. What was tried for five days is a 4.4.7 and has failed all the same.
SENDMAIL = """\
Return-Path: <>
Received: from localhost (localhost)
\tby relay.kommune.example (8.17.1/8.17.1) id 68M60B0x; Tue, 22 Sep 2026 08:00:12 +0200
Date: Tue, 22 Sep 2026 08:00:12 +0200
From: Mail Delivery Subsystem <MAILER-DAEMON@relay.kommune.example>
Message-Id: <202609220600.68M60B0x@relay.kommune.example>
To: <{sender}>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="68M60B0x.1790061612/relay.kommune.example"
Subject: Returned mail: see transcript for details
Auto-Submitted: auto-generated (failure)

--68M60B0x.1790061612/relay.kommune.example

   ----- The following addresses had permanent fatal errors -----
<{to}>
    (reason: Message timed out)

--68M60B0x.1790061612/relay.kommune.example
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.kommune.example
Arrival-Date: Thu, 17 Sep 2026 08:00:12 +0200

Final-Recipient: RFC822; {to}
Action: failed
Status: 4.4.7
Last-Attempt-Date: Tue, 22 Sep 2026 08:00:12 +0200

--68M60B0x.1790061612/relay.kommune.example
Content-Type: text/rfc822-headers

{headers}
--68M60B0x.1790061612/relay.kommune.example--
"""

# The server has thrown the letter away, and says neither its name nor its headers: only where the report goes tells.
NAMELESS = """\
Return-Path: <>
Delivered-To: {sender}
From: postmaster@kommune.example
To: undisclosed-recipients:;
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"
Subject: Delivery Status Notification (Failure)

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; kommune.example

Final-Recipient: rfc822; {to}
Action: failed
Status: 5.2.2 (mailbox full)

--b1--
"""

DELAYED = POSTFIX.replace("Action: failed\nStatus: 5.1.1", "Action: delayed\nStatus: 4.4.1")
ARRIVED = POSTFIX.replace("Action: failed\nStatus: 5.1.1", "Action: delivered\nStatus: 2.0.0")

HOLIDAY = """\
From: {to}
To: {sender}
Subject: Ikke til stede: Praksisnet
Auto-Submitted: auto-replied
In-Reply-To: {message_id}
Content-Type: text/plain; charset="utf-8"

Jeg er tilbage mandag.
"""


def written(text: str, letter, sender: str = "praksisnet@praksisnet.example") -> bytes:
    """The report on this letter, as it comes to ``sender``."""
    facts = {"to": letter.to_address, "message_id": letter.message_id, "sender": sender}
    return text.format(headers=HEADERS.format(**facts), **facts).replace("\n", "\r\n").encode()
