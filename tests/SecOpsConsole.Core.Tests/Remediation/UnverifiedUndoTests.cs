using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>Why an attempt that was never verified cannot be undone: nobody is told that nothing happened when AWS took the write.</summary>
public sealed class UnverifiedUndoTests
{
    [Theory]
    [InlineData(AttemptStatus.Failed, null, "It failed, so there is nothing")]
    [InlineData(AttemptStatus.Failed, "79104EXAMPLEB723", "AWS took the write, but it could not be read back")]
    [InlineData(AttemptStatus.Superseded, null, "It changed nothing")]
    [InlineData(AttemptStatus.Superseded, "79104EXAMPLEB723", "AWS took the write, and somebody changed it again")]
    [InlineData(AttemptStatus.Cancelled, null, "It changed nothing")]
    public void The_sentence_says_whether_AWS_took_the_write(AttemptStatus status, string? requestId, string words)
    {
        var offer = UndoOffers.For(Attempt(status, requestId), new Core.Buckets.Bucket { AccountId = "111122223333", Region = "eu-west-1", Name = "payroll" }, null, null);

        Assert.False(offer.Offered);
        Assert.StartsWith(words, offer.WhyNot, StringComparison.Ordinal);
    }

    private static RemediationAttempt Attempt(AttemptStatus status, string? requestId) =>
        new() { Status = status, AwsRequestId = requestId, Who = "Ana", ExpectedFingerprint = "weak", TargetFingerprint = "good" };
}
