using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ClusterProvisioning.House.Tests.Namespaces;

/// <summary>All namespaces that one type uses.</summary>
internal static class TypeUses
{
    /// <summary>By its base type, interfaces, fields, properties, methods and their code.</summary>
    public static IEnumerable<string> Of(PEReader file, MetadataReader reader, NamespaceNames names, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var bases = type.GetInterfaceImplementations().Select(each => reader.GetInterfaceImplementation(each).Interface).Append(type.BaseType);
        return bases.SelectMany(names.Of)
            .Concat(type.GetFields().SelectMany(field => reader.GetFieldDefinition(field).DecodeSignature(names, null)))
            .Concat(type.GetMethods().SelectMany(method => OfMethod(file, reader, names, reader.GetMethodDefinition(method))));
    }

    private static IEnumerable<string> OfMethod(PEReader file, MetadataReader reader, NamespaceNames names, MethodDefinition method)
    {
        var signature = NamespaceNames.InSignature(method.DecodeSignature(names, null));
        if (method.RelativeVirtualAddress == 0)
            return signature;
        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        var locals = body.LocalSignature.IsNil
            ? []
            : reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null).SelectMany(each => each);
        return signature.Concat(locals).Concat(CodeTokens.Of(body.GetILReader()).SelectMany(names.Of));
    }
}
