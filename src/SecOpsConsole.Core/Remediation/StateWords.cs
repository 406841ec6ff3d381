using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Remediation;

/// <summary>A state of an attempt's subject in a few words, for the list of actions.</summary>
public static class StateWords
{
    public static string Of(AttemptSubject subject, string state, PolicyVersion? version) => subject switch
    {
        AttemptSubject.BucketPolicy when version is { Text: null } || state == "none" => "no policy",
        AttemptSubject.BucketPolicy => $"policy {(state.Length > 12 ? state[..12] : state)}",
        AttemptSubject.BlockPublicAccess or AttemptSubject.AccountBlock => BlockPublicAccess.OfState(state) is { } block ? Of(block) : state,
        AttemptSubject.Encryption => BucketEncryption.OfState(state) is { } encryption ? Of(encryption) : state,
        AttemptSubject.Principal => state,
    };

    /// <summary>A default encryption in a few words.</summary>
    public static string Of(BucketEncryption encryption)
    {
        var name = encryption.Algorithm switch
        {
            "aws:kms" => "SSE-KMS",
            "aws:kms:dsse" => "DSSE-KMS",
            _ => "SSE-S3",
        };
        var key = (encryption.UsesKms, encryption.KeyId) switch
        {
            (false, _) => "",
            (true, null) => " with the key that AWS manages",
            (true, { } id) => $" with the key {id}",
        };
        return $"{name}{key}{(encryption.BucketKey ? ", bucket key on" : "")}{(encryption.Blocks is { } blocks ? $", uploads with {blocks} blocked" : "")}";
    }

    /// <summary>The four settings of Block Public Access in a few words.</summary>
    public static string Of(BlockPublicAccess block) => block switch
    {
        { Configured: false } => "no Block Public Access",
        { IsAllOn: true } => "Block Public Access fully on",
        { IsAllOff: true } => "Block Public Access all off",
        _ => $"Block Public Access with {string.Join(", ", On(block))}",
    };

    private static IEnumerable<string> On(BlockPublicAccess block)
    {
        (bool On, string Name)[] settings =
        [
            (block.BlockPublicAcls, "BlockPublicAcls"), (block.IgnorePublicAcls, "IgnorePublicAcls"),
            (block.BlockPublicPolicy, "BlockPublicPolicy"), (block.RestrictPublicBuckets, "RestrictPublicBuckets"),
        ];
        return settings.Where(setting => setting.On).Select(setting => setting.Name);
    }
}
