namespace SecOpsConsole.Core.Escalation;

/// <summary>One step: who is asked, by which channel, and how long they have to answer.</summary>
/// <param name="Who">A person or a team.</param>
/// <param name="ChannelId">Told whatever its routes say; null: the channels whose routes fit, and the bell.</param>
/// <param name="AnswerMinutes">From 1 to 10,080 (a week).</param>
public sealed record EscalationLevel(string Who, long? ChannelId, int AnswerMinutes);
