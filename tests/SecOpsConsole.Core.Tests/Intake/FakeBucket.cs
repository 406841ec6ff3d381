using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Tests.Intake;

/// <summary>A bucket as the fake AWS has it.</summary>
public sealed class FakeBucket
{
    public string? Policy { get; set; }
    public BlockPublicAccess? Block { get; set; } = BlockPublicAccess.None;
    public BucketEncryption Encryption { get; set; } = BucketEncryption.Default;
    /// <summary>Null: the ACL cannot be read.</summary>
    public bool? AclPublic { get; set; } = false;
    public string? AclGrants { get; set; }
    public bool Deleted { get; set; }

    /// <summary>Its tag <c>owner</c>.</summary>
    public string? Owner { get; set; }

    /// <summary>The tags may not be read.</summary>
    public bool TagsDenied { get; set; }

    /// <summary>Every read answers with this.</summary>
    public AwsFault? ReadFault { get; set; }

    /// <summary>What the next reads answer before the truth: bucket configuration is eventually consistent.</summary>
    public Queue<string?> StaleReads { get; } = new();

    public List<ConfigurationPolicy> Config { get; } = [];
}
