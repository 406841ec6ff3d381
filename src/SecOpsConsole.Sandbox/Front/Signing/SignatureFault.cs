namespace SecOpsConsole.Sandbox.Front.Signing;

/// <summary>Why a signature was refused; <see cref="SignatureErrors"/> says it in the words of each protocol.</summary>
internal enum SignatureFault
{
    Missing,
    Malformed,
    UnknownKey,
    WrongToken,
    Expired,
    Skewed,
    Mismatch,
    UnsignedHeader,
    PayloadMismatch,
    BadChunks,
    BadChecksum,
    TooLarge,
    Presigned,
}
