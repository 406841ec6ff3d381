namespace SecOpsConsole.Policies;

/// <summary>What a limiting condition fixes. Ordered by how tightly it says who.</summary>
public enum LimitKind
{
    /// <summary>Account or ARN of the caller.</summary>
    Identity,

    /// <summary>Unique id of the caller.</summary>
    UserId,

    /// <summary>Organization of the caller.</summary>
    Organization,

    /// <summary>The resource or account on whose behalf an AWS service calls.</summary>
    Source,

    /// <summary>The access point that the request came through.</summary>
    AccessPoint,

    /// <summary>The network that the request came from.</summary>
    Network,

    /// <summary>The KMS key named in a header: a weak limit.</summary>
    KmsKey,
}
