using System.Diagnostics.CodeAnalysis;

namespace SecOpsConsole.Core.Ports;

/// <summary>An answer of AWS: a value with the request id, or a fault. Expected failures are never exceptions.</summary>
public sealed record AwsAnswer<T>
{
    private AwsAnswer(T? value, string? requestId, AwsFault? fault) => (Value, RequestId, Fault) = (value, requestId, fault);

    public T? Value { get; }
    public string? RequestId { get; }
    public AwsFault? Fault { get; }

    /// <summary>True when there is a value; then Fault is null.</summary>
    [MemberNotNullWhen(false, nameof(Fault))]
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsOk => Fault is null;

    public static AwsAnswer<T> Ok(T value, string? requestId) => new(value, requestId, null);
    public static AwsAnswer<T> Failed(AwsFault fault) => new(default, fault.RequestId, fault);
}
