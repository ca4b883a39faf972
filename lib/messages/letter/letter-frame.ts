/** Compiled from letter.mjml by `npm run letters`; the places in double braces are filled in for each mail. */
export const LETTER_FRAME = `<!doctype html>
<html lang="zh-CN" dir="ltr" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<title>{{title}}</title>
<!--[if !mso]><!-->
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style type="text/css">
#outlook a { padding:0; }
body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }
p { display:block;margin:13px 0; }
</style>
<!--[if mso]>
<noscript>
<xml>
<o:OfficeDocumentSettings>
<o:AllowPNG/>
<o:PixelsPerInch>96</o:PixelsPerInch>
</o:OfficeDocumentSettings>
</xml>
</noscript>
<![endif]-->
<!--[if lte mso 11]>
<style type="text/css">
.mj-outlook-group-fix { width:100% !important; }
</style>
<![endif]-->
<style type="text/css">
@media only screen and (min-width:320px) {
.mj-column-per-100 { width:100% !important; max-width: 100%; }
}
</style>
<style media="screen and (min-width:320px)">
.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }
</style>
<style type="text/css">
@media (prefers-color-scheme: dark) {
.ground, .ground > div { background-color: #14161a !important; }
.paper, .paper > table { background: #1d2026 !important; background-color: #1d2026 !important; }
.top > table > tbody > tr > td { border-top-color: #8db8f2 !important; }
.foot > table > tbody > tr > td { border-top-color: #3a3f48 !important; }
.ink { color: #e8eaee !important; }
.quiet { color: #a9b0bb !important; }
.line { border-color: #3a3f48 !important; }
.link { color: #8db8f2 !important; }
.t-late { color: #ff8f86 !important; } .b-late { border-left-color: #ff8f86 !important; } .g-late { background-color: #ff8f86 !important; }
.t-ask { color: #e8b45a !important; } .b-ask { border-left-color: #e8b45a !important; } .g-ask { background-color: #e8b45a !important; }
.t-soon { color: #8db8f2 !important; } .b-soon { border-left-color: #8db8f2 !important; } .g-soon { background-color: #8db8f2 !important; }
.t-done { color: #86cf9f !important; } .b-done { border-left-color: #86cf9f !important; } .g-done { background-color: #86cf9f !important; }
.t-plain { color: #a9b0bb !important; } .b-plain { border-left-color: #a9b0bb !important; } .g-plain { background-color: #a9b0bb !important; }
}
@media print { .ground, .ground > div { background-color: #ffffff !important; } }
</style>
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
</head>
<body class="ground" style="word-spacing:normal;background-color:#eef0f3;">
<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">{{preview}}</div>
<div aria-label="{{title}}" aria-roledescription="email" role="article" lang="zh-CN" dir="ltr" style="word-spacing:normal;background-color:#eef0f3;">
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="" role="presentation" style="width:680px;" width="680" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div style="margin:0px auto;max-width:680px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%;">
<tbody>
<tr>
<td style="direction:ltr;font-size:0px;padding:12px 0;text-align:center;">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="paper-outlook top-outlook" width="680px" ><table align="center" border="0" cellpadding="0" cellspacing="0" class="paper-outlook top-outlook" role="presentation" style="width:680px;" width="680" bgcolor="#ffffff" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div class="paper top" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:680px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;">
<tbody>
<tr>
<td style="border-top:3px solid #1f4e8c;direction:ltr;font-size:0px;padding:18px 18px 4px;text-align:center;">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:644px;" ><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" width="100%">
<tbody>
<tr>
<td style="vertical-align:top;padding:0;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="" width="100%">
<tbody>
<tr>
<td align="left" class="ink" style="font-size:0px;padding:0;word-break:break-word;">
<div style="font-family:-apple-system,'Segoe UI','PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif;font-size:19px;line-height:1.4;text-align:left;color:#1b1e24;"><h1 class="ink" style="margin:0;font-size:19px;line-height:1.4;font-weight:700;color:#1b1e24;">{{title}}</h1></div>
</td>
</tr>
<tr>
<td align="left" style="font-size:0px;padding:0;padding-top:4px;word-break:break-word;">
<div style="font-family:-apple-system,'Segoe UI','PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif;font-size:15px;line-height:1.75;text-align:left;color:#1b1e24;"><div class="quiet" style="font-size:13px;line-height:1.6;color:#5c6370;">{{subtitle}}</div></div>
</td>
</tr>
</tbody>
</table>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table></td></tr><tr><td class="paper-outlook" width="680px" ><table align="center" border="0" cellpadding="0" cellspacing="0" class="paper-outlook" role="presentation" style="width:680px;" width="680" bgcolor="#ffffff" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div class="paper" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:680px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;">
<tbody>
<tr>
<td style="direction:ltr;font-size:0px;padding:6px 18px 14px;text-align:center;">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:644px;" ><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" width="100%">
<tbody>
<tr>
<td style="vertical-align:top;padding:0;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="" width="100%">
<tbody>
<tr>
<td align="left" style="font-size:0px;padding:0;word-break:break-word;">
<div style="font-family:-apple-system,'Segoe UI','PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif;font-size:15px;line-height:1.75;text-align:left;color:#1b1e24;">{{parts}}</div>
</td>
</tr>
</tbody>
</table>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table></td></tr><tr><td class="paper-outlook foot-outlook" width="680px" ><table align="center" border="0" cellpadding="0" cellspacing="0" class="paper-outlook foot-outlook" role="presentation" style="width:680px;" width="680" bgcolor="#ffffff" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div class="paper foot" style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:680px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;background-color:#ffffff;width:100%;">
<tbody>
<tr>
<td style="border-top:1px solid #d9dde3;direction:ltr;font-size:0px;padding:12px 18px 18px;text-align:center;">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:644px;" ><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" width="100%">
<tbody>
<tr>
<td style="vertical-align:top;padding:0;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="" width="100%">
<tbody>
<tr>
<td align="left" style="font-size:0px;padding:0;word-break:break-word;">
<div style="font-family:-apple-system,'Segoe UI','PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif;font-size:15px;line-height:1.75;text-align:left;color:#1b1e24;"><div class="quiet" style="font-size:13px;line-height:1.7;color:#5c6370;">{{signature}}</div></div>
</td>
</tr>
</tbody>
</table>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</div>
</body>
</html>
`
