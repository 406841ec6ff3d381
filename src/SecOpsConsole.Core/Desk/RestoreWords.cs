using System.Globalization;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Desk;

/// <summary>Where a former Block Public Access is known from, for the consequence dialog.</summary>
internal static class RestoreWords
{
    public static string WhereFrom(BlockChoice choice) => string.Create(CultureInfo.InvariantCulture,
        $"These settings were {Seen(choice.Source)} on {choice.SeenUtc:yyyy-MM-dd HH:mm} UTC{(choice.RemovedBy is { } who ? $"; {who} took them away on {choice.RemovedUtc:yyyy-MM-dd HH:mm} UTC" : "")}.");

    public static string WhereFrom(EncryptionChoice choice) => string.Create(CultureInfo.InvariantCulture,
        $"This default encryption was {Seen(choice.Source)} on {choice.SeenUtc:yyyy-MM-dd HH:mm} UTC{(choice.SetBy is { } setBy ? $", set by {setBy}" : "")}{(choice.RemovedBy is { } who ? $"; {who} took it away on {choice.RemovedUtc:yyyy-MM-dd HH:mm} UTC" : "")}.");

    /// <summary>S3 takes any key (S3 API, PutBucketEncryption), so a dead one is noticed by whoever uploads next.</summary>
    public static string KeyIsNotChecked(BucketEncryption former) =>
        $"S3 does not check the key on this call. If {former.KeyId ?? "the key"} is disabled or deleted by now, or whoever writes to the bucket may not use it, uploads fail until the encryption is changed again. Look at the key in AWS KMS first.";

    /// <summary>Whoever owns the key decides who can read what is uploaded; null when that is the bucket's own account, or is not told by an id or alias.</summary>
    public static string? KeyOfOthers(BucketEncryption former, Bucket bucket) =>
        former.KeyId?.Split(':') is ["arn", _, "kms", _, var account, ..] && account != bucket.AccountId
            ? $"The key belongs to account {account}, and {bucket.Name} to {bucket.AccountId}: whoever controls that key can make new objects unreadable."
            : null;

    private static string Seen(VersionSource source) => source switch
    {
        VersionSource.Event => "told by CloudTrail",
        VersionSource.LiveRead => "read live",
        VersionSource.Inventory => "read by the inventory",
        VersionSource.Config => "recorded by AWS Config",
        VersionSource.ReadBack => "read back after the console's own write",
        VersionSource.PreImage => "read before the console's own write",
        VersionSource.Macie => "told by Amazon Macie",
        VersionSource.Sweep => "read by the sweep",
    };
}
