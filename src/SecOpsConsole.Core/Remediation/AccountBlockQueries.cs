using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>Reads how Block Public Access stands in the accounts.</summary>
public sealed class AccountBlockQueries(ConsoleStore store, RemediationActions actions)
{
    /// <summary>So many buckets are named; the rest is counted.</summary>
    public const int MostNamed = 50;

    private const int MostSightings = 200;
    private static readonly BlockPublicAccess s_closes = new(false, IgnorePublicAcls: true, false, RestrictPublicBuckets: true);

    /// <summary>The accounts where buckets lie open that a former block of the account held, and those where the console acted last.</summary>
    public Task<IReadOnlyList<AccountBlockState>> ToTellAsync(CancellationToken cancellationToken) => store.ReadAsync<IReadOnlyList<AccountBlockState>>(async (db, ct) =>
    {
        var states = new List<AccountBlockState>();
        foreach (var row in await db.AccountBlocks.AsNoTracking().Where(b => b.ChangedUtc != null).OrderBy(b => b.AccountId).ToListAsync(ct).ConfigureAwait(false))
        {
            var state = await LoadAsync(db, actions, row, ct).ConfigureAwait(false);
            if (state.Restore.Offered || state is { Buckets: > 0, Former.Former: not null } || state.Latest is { Undo.Offered: true } or { Attempt.CompletedUtc: null })
            {
                states.Add(state);
            }
        }
        return states;
    }, cancellationToken);

    /// <summary>Null when the account is not known.</summary>
    public Task<AccountBlockState?> GetAsync(string accountId, CancellationToken cancellationToken) => store.ReadAsync(async (db, ct) =>
        await db.AccountBlocks.AsNoTracking().SingleOrDefaultAsync(b => b.AccountId == accountId, ct).ConfigureAwait(false) is { } row
            ? await LoadAsync(db, actions, row, ct).ConfigureAwait(false)
            : null, cancellationToken);

    internal static async Task<AccountBlockState> LoadAsync(ConsoleDbContext db, RemediationActions actions, AccountBlock row, CancellationToken cancellationToken)
    {
        var sightings = await BlockHistory.OfAccount(db, row.AccountId).AsNoTracking().Take(MostSightings).ToListAsync(cancellationToken).ConfigureAwait(false);
        var former = BlockChooser.Choose(row.Block, sightings, s_closes);
        var (open, count) = await OpenAsync(db, row, former, cancellationToken).ConfigureAwait(false);
        var attempts = await db.Attempts.AsNoTracking().Where(a => a.AccountId == row.AccountId).OrderByDescending(a => a.Id).Take(2).ToListAsync(cancellationToken).ConfigureAwait(false);
        var latest = attempts.FirstOrDefault();
        return new AccountBlockState(row, former, open, count, Offer(row, former, count, latest), latest is null ? null : Row(actions, row, latest));
    }

    private static async Task<(IReadOnlyList<string> Named, int Count)> OpenAsync(ConsoleDbContext db, AccountBlock row, BlockChoice former, CancellationToken cancellationToken)
    {
        if (former.Former is not { } block)
        {
            return ([], 0);
        }
        var open = AccountExposures.HeldBy(db, row.AccountId, block).AsNoTracking().Select(f => f.BucketId).Distinct().Join(db.Buckets, id => id, b => b.Id, (_, b) => b.Name);
        return (await open.OrderBy(name => name).Take(MostNamed).ToListAsync(cancellationToken).ConfigureAwait(false), await open.CountAsync(cancellationToken).ConfigureAwait(false));
    }

    internal static bool IsActive(RemediationAttempt? attempt) => attempt is { Status: AttemptStatus.Queued or AttemptStatus.InProgress or AttemptStatus.Succeeded };

    private static ActionOffer Offer(AccountBlock row, BlockChoice former, int open, RemediationAttempt? latest) => true switch
    {
        _ when IsActive(latest) => ActionOffer.No(AttemptText.UnderWay(latest!)),
        _ when row.State is null => ActionOffer.No($"{row.ReadError ?? "Block Public Access of the account was not read yet."} So it is not certain what a restore would change."),
        _ when row.ManagedByOrganization => ActionOffer.No("The account's Block Public Access is managed by its organisation; it is changed there, in AWS Organizations, S3 policies."),
        _ when former.WhyNot is { } why => ActionOffer.No(why),
        _ when open == 0 => ActionOffer.No("No bucket lies open that the account's former block would hold back."),
        _ => ActionOffer.Yes,
    };

    private static AttemptRow Row(RemediationActions actions, AccountBlock row, RemediationAttempt attempt) => new(
        attempt, actions[attempt.Action].Label,
        attempt.PreImageState is { } before ? StateWords.Of(attempt.Subject, before, null) : null,
        StateWords.Of(attempt.Subject, attempt.TargetFingerprint, null), UndoOffer(row, attempt));

    internal static ActionOffer UndoOffer(AccountBlock row, RemediationAttempt attempt) => attempt switch
    {
        _ when IsActive(attempt) => ActionOffer.No(AttemptText.UnderWay(attempt)),
        { Status: AttemptStatus.Undone } => ActionOffer.No("It was undone already."),
        { Status: AttemptStatus.Failed or AttemptStatus.Superseded or AttemptStatus.Cancelled } => ActionOffer.No(UndoOffers.Unverified(attempt)),
        { Action: RemediationActionId.RestorePreImage } => ActionOffer.No("This is an undo itself. Decide about what is live now instead."),
        { PreImageState: null } => ActionOffer.No("What was there before it is not known."),
        _ when row.State != attempt.TargetFingerprint => ActionOffer.No("It was changed again after that, so there is nothing to undo."),
        _ => ActionOffer.Yes,
    };
}
