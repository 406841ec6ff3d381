using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// How one kind of thing is changed: read, kept for undo, written, read back, and which findings that is about. Found by a scan of the
/// assembly at start and made by the container: a new subject is one new file in <c>Subjects/</c>. The order of the steps, the guards
/// and what a crash or a lost answer means are the same for all of them (<see cref="Remediate"/>, <see cref="Verify"/>).
/// </summary>
internal interface IAttemptSubject
{
    AttemptSubject Id { get; }

    /// <summary>In sentences such as "The live policy was read back": "policy".</summary>
    string Noun { get; }

    /// <summary>What the timeline says when AWS accepted the write.</summary>
    FindingEventKind Writes { get; }

    /// <summary>What CloudTrail calls the calls that change it; empty where their order tells nothing.</summary>
    IReadOnlyList<string> Calls => [];

    /// <summary>What the verified undo of an action means for the findings.</summary>
    FindingTransition WhenUndone(RemediationActionId undone);

    /// <summary>Steps of one partition run one after the other.</summary>
    string Partition(AttemptJob job);

    /// <summary>Whose it is, for people: the bucket's name, the ARN of a role.</summary>
    string Owner(AttemptJob job);

    /// <summary>The state that the attempt will write.</summary>
    Task<SubjectState> TargetAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken);

    /// <summary>The state that AWS shows now. No transaction is open.</summary>
    Task<AwsAnswer<SubjectState>> ReadAsync(AttemptJob job, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps what <paramref name="live"/> needs beside its fingerprint, so that it can be written back exactly. The fingerprint itself is kept
    /// as <see cref="RemediationAttempt.PreImageState"/> by the caller, in the same transaction.
    /// </summary>
    Task KeepPreImageAsync(WriteScope scope, AttemptJob job, SubjectState live, CancellationToken cancellationToken);

    /// <summary>The one call that writes the job's target. It never retries: the caller reads back after a lost answer.</summary>
    Task<AwsAnswer<Written>> WriteAsync(AttemptJob job, CancellationToken cancellationToken);

    /// <summary>The read-back matched: the store's facts become the target.</summary>
    Task TakeReadBackAsync(WriteScope scope, AttemptJob job, CancellationToken cancellationToken);

    /// <summary>The tracked findings whose states the attempt moves.</summary>
    Task<List<Finding>> MovedByAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken);

    /// <summary>The tracked findings that the verified write left open and took along to the new state; they are only told.</summary>
    Task<List<Finding>> FollowAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken);

    /// <summary>An undo was verified: what the finding shows is as it was before the undone attempt.</summary>
    void Restore(WriteScope scope, RemediationAttempt undo, Finding finding);

    /// <summary>What a verified undo means, for people.</summary>
    string UndoneText(AttemptJob job, string what) =>
        $"The {what} was undone: the {Noun} that it replaced is live again and the bucket is as exposed as before.";

    /// <summary>What to do after a fault, where the subject knows better than the general advice; else null.</summary>
    string? NextStep(AwsFault fault) => null;

    /// <summary>Asks for a fresh look at what the attempt was about.</summary>
    void LookAgain(WriteScope scope, AttemptJob job);
}
