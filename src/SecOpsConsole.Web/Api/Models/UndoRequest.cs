namespace SecOpsConsole.Web.Api.Models;

/// <summary>Undo of an action.</summary>
/// <param name="ExpectedFingerprint">
/// The state that was seen live: the <c>liveFingerprint</c> of a policy, or the <c>block.state</c> of Block Public Access. When it is
/// another one by now, nothing is done.
/// </param>
/// <param name="ConfirmWidening">Needed when somebody gets access by the undo: without it nothing is done, and the answer says who.</param>
/// <param name="AcceptLockOut">Needed when the console could no longer manage the bucket afterwards: without it nothing is done, and the answer says why.</param>
/// <param name="Reason">Why; optional, at most 2,000 characters.</param>
public sealed record UndoRequest(string ExpectedFingerprint, bool ConfirmWidening = false, bool AcceptLockOut = false, string? Reason = null);
