using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>What every command has in common: limits of the input, the role as it is now, one transaction.</summary>
internal sealed class DeskFloor(ConsoleStore store)
{
    public const int LongestReason = 2000;

    public ConsoleStore Store => store;

    /// <summary>
    /// Runs a command in one write. A command that is not accepted must not have changed anything but, at most, asked for a look or for a
    /// second person. A granted request is checked before, and settled after, in that same write.
    /// </summary>
    public async Task<DeskResult> RunAsync(
        Caller caller, Right required, string? reason, Func<WriteScope, Access, CancellationToken, Task<DeskResult>> command, CancellationToken cancellationToken)
    {
        if (reason is { Length: > LongestReason })
        {
            return new DeskResult(DeskOutcome.Invalid, $"The reason is longer than {LongestReason} characters. Nothing was changed. Shorten it.");
        }
        try
        {
            return await store.WriteAsync(async (scope, ct) =>
            {
                if (caller.BulkItemId is { } done && await BulkItems.SettledAsync(scope.Db, done, ct).ConfigureAwait(false) is { } settled)
                {
                    return settled;
                }
                var result = caller.Grant is { } grant
                    ? await GrantAsync(scope, caller, grant, required, command, ct).ConfigureAwait(false)
                    : await AskAsync(scope, caller, required, command, ct).ConfigureAwait(false);
                if (caller.BulkItemId is { } itemId)
                {
                    await BulkItems.SettleAsync(scope, itemId, result, ct).ConfigureAwait(false);
                }
                return result;
            }, cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException exception) when (store.Classify(exception) == StoreFault.UniqueViolation)
        {
            // The index on active attempts decides a race that no check before it can.
            return new DeskResult(DeskOutcome.Conflict, "Somebody else was faster: an attempt on this bucket is under way. Nothing was changed by you. Look at the finding again.");
        }
    }

    /// <summary>Checks the role before an AWS call is made for somebody; null when the caller may.</summary>
    public Task<DeskResult?> RefuseAsync(Caller caller, Right required, CancellationToken cancellationToken) => store.ReadAsync(async (db, ct) =>
        (await CheckAsync(db, caller, required, ct).ConfigureAwait(false)).Refused, cancellationToken);

    private static async Task<DeskResult> AskAsync(
        WriteScope scope, Caller caller, Right required, Func<WriteScope, Access, CancellationToken, Task<DeskResult>> command, CancellationToken cancellationToken)
    {
        var (refused, access) = await CheckAsync(scope.Db, caller, required, cancellationToken).ConfigureAwait(false);
        return refused ?? await CommandAsync(scope, access!, command, cancellationToken).ConfigureAwait(false);
    }

    private static Task<DeskResult> CommandAsync(
        WriteScope scope, Access access, Func<WriteScope, Access, CancellationToken, Task<DeskResult>> command, CancellationToken cancellationToken)
    {
        scope.Decider = Decider.Of(access);
        return command(scope, access, cancellationToken);
    }

    /// <summary>The approver is judged, then whoever asked, with the role of now; then the command runs as theirs.</summary>
    private static async Task<DeskResult> GrantAsync(
        WriteScope scope, Caller caller, RequestGrant grant, Right required, Func<WriteScope, Access, CancellationToken, Task<DeskResult>> command,
        CancellationToken cancellationToken)
    {
        var (refused, request, approver) = await Granting.CheckAsync(scope.Db, grant, scope.NowUtc, cancellationToken).ConfigureAwait(false);
        if (refused is not null)
        {
            return refused;
        }
        var (askerRefused, asker) = await CheckAsync(scope.Db, caller, required, cancellationToken).ConfigureAwait(false);
        var result = askerRefused ?? await CommandAsync(scope, asker! with { Grant = new GrantInHand(request!, approver!.Name) }, command, cancellationToken).ConfigureAwait(false);
        return Granting.Settle(scope, request!, approver!, grant.Reason, result);
    }

    internal static async Task<(DeskResult? Refused, Access? Access)> CheckAsync(
        ConsoleDbContext db, Caller caller, Right required, CancellationToken cancellationToken)
    {
        var access = await AccessCheck.LoadAsync(db, caller, cancellationToken).ConfigureAwait(false);
        return access switch
        {
            null when caller.Grant is not null => (new DeskResult(DeskOutcome.Forbidden, "The access of whoever asked was ended. Nothing was changed."), null),
            { } when caller.Grant is not null && !access.Allows(required) => (new DeskResult(
                DeskOutcome.Forbidden, $"{access.Name}, who asked, is {access.Role} now, and only {Holders(required)} may {RoleRights.Words(required)}. Nothing was changed."), null),
            null => (new DeskResult(DeskOutcome.Forbidden, "Your access was ended or never existed. Nothing was changed. Sign in again, or ask an administrator."), null),
            _ when !access.Allows(required) => (new DeskResult(
                DeskOutcome.Forbidden, $"You are {access.Role}, and only {Holders(required)} may {RoleRights.Words(required)}. Nothing was changed. Ask somebody with that role."), null),
            _ => (null, access),
        };
    }

    private static string Holders(Right right) => string.Join(" or ", RoleRights.With(right));
}
