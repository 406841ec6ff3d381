namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>What follows an attempt.</summary>
internal abstract record DeliveryDecision
{
    public sealed record Delivered : DeliveryDecision;

    public sealed record Retry(DateTime AtUtc) : DeliveryDecision;

    public sealed record GiveUp(string ErrorCode, string ErrorMessage, string? ExhaustedRetryCondition) : DeliveryDecision;
}
