using System.Globalization;
using System.Security.Claims;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Auth;

/// <summary>What a session knows of its owner. The role here only decides what is shown: the Desk loads the current one for every command.</summary>
internal static class ConsoleClaims
{
    private const string Stamp = "secops:stamp";
    private const string Started = "secops:started";
    private const string Token = "secops:token";

    public static ClaimsPrincipal Session(SignedIn person, DateTimeOffset startedUtc, string scheme) => new(new ClaimsIdentity(
    [
        new(ClaimTypes.NameIdentifier, person.PersonId.ToString(CultureInfo.InvariantCulture)),
        new(ClaimTypes.Name, person.Name),
        new(ClaimTypes.Role, person.Role.ToString()),
        new(Stamp, person.SecurityStamp),
        new(Started, startedUtc.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
    ], scheme));

    public static ClaimsPrincipal Bearer(Caller token, string scheme) => new(new ClaimsIdentity(
        [new(Token, token.TokenId!.Value.ToString(CultureInfo.InvariantCulture))], scheme));

    /// <summary>Whom the Desk is to ask about; null when nobody is signed in.</summary>
    public static Caller? CallerOf(ClaimsPrincipal principal) =>
        Number(principal, ClaimTypes.NameIdentifier) is { } person ? Caller.Person(person)
        : Number(principal, Token) is { } token ? Caller.Token(token)
        : null;

    /// <summary>Whether the session shows what concerns the audit record; the record's own queries ask the store again.</summary>
    public static bool MayReadAudit(ClaimsPrincipal principal) => RoleRights.With(Right.ReadAudit).Any(role => principal.IsInRole(role.ToString()));

    /// <summary>The session's person, stamp and start; null when the principal is no session.</summary>
    public static (long PersonId, string Stamp, DateTimeOffset Started)? SessionOf(ClaimsPrincipal principal) =>
        Number(principal, ClaimTypes.NameIdentifier) is { } person && principal.FindFirstValue(Stamp) is { } stamp && Number(principal, Started) is { } started
            ? (person, stamp, DateTimeOffset.FromUnixTimeSeconds(started))
            : null;

    private static long? Number(ClaimsPrincipal principal, string type) =>
        long.TryParse(principal.FindFirstValue(type), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
