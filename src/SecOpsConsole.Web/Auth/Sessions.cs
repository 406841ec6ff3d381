using System.Security.Claims;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Auth;

/// <summary>Whether a session still counts: not over its absolute limit, and its person neither changed role nor lost access.</summary>
internal sealed class Sessions(SignIn signIn, TimeProvider time)
{
    /// <summary>A session ends after this time without a request.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromHours(8);

    /// <summary>A session ends after this time in any case.</summary>
    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromHours(24);

    /// <summary>Servers behind one name may differ by this much.</summary>
    private static readonly TimeSpan s_clocksDiffer = TimeSpan.FromMinutes(5);

    public async Task<bool> IsCurrentAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        ConsoleClaims.SessionOf(principal) is { } session
        // One that began in the future began before the clock was set back: nobody knows how old it is, so it is over.
        && time.GetUtcNow() - session.Started is var age && age < AbsoluteLimit && age > -s_clocksDiffer
        && await signIn.IsCurrentAsync(session.PersonId, session.Stamp, cancellationToken);
}
