using System.Text.RegularExpressions;

namespace SecOpsConsole.Sandbox.Macie.Detection;

/// <summary>
/// The managed data identifiers of the sandbox, a few of Macie's well over a hundred, under Macie's ids. Two differences, so that invented data can
/// be found: Macie leaves out well-known example keys and test cards, and it has no identifier for e-mail addresses.
/// </summary>
internal static partial class ManagedDetectors
{
    private const string Credentials = "CREDENTIALS";
    private const string Financial = "FINANCIAL_INFORMATION";
    private const string Personal = "PERSONAL_INFORMATION";

    public static IReadOnlyList<ManagedDetector> All { get; } =
    [
        new("AWS_CREDENTIALS", Credentials, SecretKey()) { Accepts = IsMixed, Keywords = ["secret", "credential"] },
        new("OPENSSH_PRIVATE_KEY", Credentials, OpenSshKey()),
        new("PGP_PRIVATE_KEY", Credentials, PgpKey()),
        new("PKCS", Credentials, PkcsKey()),
        new("PUTTY_PRIVATE_KEY", Credentials, PuttyKey()),
        new("CREDIT_CARD_NUMBER", Financial, CardNumber()) { Accepts = IsCard, Keywords = ["card", "visa", "mastercard", "amex", "american express", "pan", "account number"] },
        new("CREDIT_CARD_NUMBER_(NO_KEYWORD)", Financial, CardNumber()) { Accepts = IsCard, Recommended = false },
        new("USA_SOCIAL_SECURITY_NUMBER", Personal, SocialSecurityNumber()) { Accepts = IsSocialSecurityNumber },
        new("PHONE_NUMBER", Personal, PhoneNumber()) { AlwaysHigh = false, Recommended = false, Keywords = ["cell", "contact", "fax", "mobile", "phone", "tel"] },
        new("EMAIL_ADDRESS", Personal, EmailAddress()) { AlwaysHigh = false, Recommended = false },
        new("ADDRESS", Personal, Address()) { AlwaysHigh = false, Recommended = false },
    ];

    /// <summary>The set of a job: ALL, RECOMMENDED, EXCLUDE (all but these), INCLUDE (these) or NONE.</summary>
    public static IEnumerable<ManagedDetector> Chosen(string selector, IReadOnlyCollection<string> ids) => selector switch
    {
        "ALL" => All.Where(detector => detector.Id != "CREDIT_CARD_NUMBER_(NO_KEYWORD)"),
        "EXCLUDE" => Chosen("ALL", []).Where(detector => !ids.Contains(detector.Id)),
        "INCLUDE" => All.Where(detector => ids.Contains(detector.Id)),
        "NONE" => [],
        _ => All.Where(detector => detector.Recommended),
    };

    /// <summary>The check digit of ISO/IEC 7812.</summary>
    public static bool IsCard(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(digit => digit - '0').Reverse().ToList();
        var sum = digits.Select((digit, index) => index % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2).Sum();
        return digits.Count is >= 13 and <= 19 && sum % 10 == 0 && digits.Any(digit => digit != 0);
    }

    /// <summary>Area 000, 666 and 9xx, group 00 and serial 0000 were never given out.</summary>
    public static bool IsSocialSecurityNumber(string text) =>
        text[..3] is not ("000" or "666") && text[0] != '9' && text[4..6] != "00" && text[7..] != "0000";

    /// <summary>A run of one kind of character, such as a line or a hash in capitals, is no key.</summary>
    private static bool IsMixed(string text) => text.Any(char.IsAsciiLetterUpper) && text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiDigit);

    [GeneratedRegex("""(?:^|[^A-Za-z0-9/+=])(?<data>[A-Za-z0-9/+]{40})(?:$|[^A-Za-z0-9/+=])""", RegexOptions.Multiline, 5000)]
    private static partial Regex SecretKey();

    [GeneratedRegex("(?<data>-----BEGIN OPENSSH PRIVATE KEY-----)", RegexOptions.None, 5000)]
    private static partial Regex OpenSshKey();

    [GeneratedRegex("(?<data>-----BEGIN PGP PRIVATE KEY BLOCK-----)", RegexOptions.None, 5000)]
    private static partial Regex PgpKey();

    [GeneratedRegex("(?<data>-----BEGIN (?:RSA |EC |DSA |ENCRYPTED )?PRIVATE KEY-----)", RegexOptions.None, 5000)]
    private static partial Regex PkcsKey();

    [GeneratedRegex("(?<data>PuTTY-User-Key-File-[23]:)", RegexOptions.None, 5000)]
    private static partial Regex PuttyKey();

    [GeneratedRegex(@"\b(?<data>[0-9](?:[ -]?[0-9]){12,18})\b", RegexOptions.None, 5000)]
    private static partial Regex CardNumber();

    [GeneratedRegex(@"\b(?<data>[0-9]{3}-[0-9]{2}-[0-9]{4})\b", RegexOptions.None, 5000)]
    private static partial Regex SocialSecurityNumber();

    [GeneratedRegex(@"(?<data>(?:\+[0-9]{1,3}[ .-]?)?(?:\([0-9]{3}\) ?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4})\b", RegexOptions.None, 5000)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"\b(?<data>[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})\b", RegexOptions.None, 5000)]
    private static partial Regex EmailAddress();

    [GeneratedRegex(@"\b(?<data>[0-9]{1,5} (?:[A-Z][A-Za-z]{1,30} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct))\b", RegexOptions.None, 5000)]
    private static partial Regex Address();
}
