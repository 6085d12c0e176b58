using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.Stacks;

/// <summary>The part that this run compiles. The Pulumi CLI runs the compiler with no arguments of ours, so it is said in the environment.</summary>
public static class ProgramPart
{
    /// <summary>The variable; without it the whole is compiled.</summary>
    public const string Variable = "PROVISION_PART";

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">There is no such part.</exception>
    public static StackPart FromEnvironment()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } name)
            return StackPart.Whole;
        foreach (var part in Enum.GetValues<StackPart>())
        {
            if (EnumName.Of(part) == name)
                return part;
        }

        var known = string.Join(", ", Enum.GetValues<StackPart>().Select(each => EnumName.Of(each)));
        throw new InvalidDataException($"{Variable} is '{name}' in the environment; the parts of a program are {known}. Unset it, or set it to one of them.");
    }
}
