using System.Text.Json.Serialization;

namespace SecOpsConsole.Sandbox.Faults;

/// <summary>What can go wrong on purpose. The first group befalls API calls, the second the delivery of events.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
internal enum FaultKind
{
    /// <summary>SlowDown, ThrottlingException or Throttling, as the service says it; no effect.</summary>
    Throttle,

    /// <summary>500 InternalError or InternalFailure; no effect.</summary>
    ServerError,

    /// <summary>The call takes its time while it holds what it reserved, then goes on as usual.</summary>
    Latency,

    /// <summary>The connection dies before the call has an effect.</summary>
    Reset,

    /// <summary>The call has its effect, then the connection dies without an answer.</summary>
    LostResponse,

    /// <summary>A read answers with what stood before the last change of the bucket, user or role.</summary>
    StaleRead,

    /// <summary>The call has its effect, and is answered as if it had failed with a 500.</summary>
    ErrorAfterEffect,

    /// <summary>The call has its effect at once; its answer takes its time.</summary>
    SlowAnswer,

    /// <summary>The connection dies at once; the call has its effect when its time has passed and nobody waits for it any more.</summary>
    LateEffect,

    /// <summary>403 AccessDenied.</summary>
    AccessDenied,

    /// <summary>400 MalformedPolicy, in IAM's words MalformedPolicyDocument.</summary>
    MalformedPolicy,

    DropEvent,
    DuplicateEvent,
    ReorderEvent,

    /// <summary>The event reaches the bus later by <c>milliseconds</c>.</summary>
    DelayEvent,
}
